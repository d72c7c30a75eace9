// The same training as the quick start, from C#. Any two IChatClients will do; these two run offline.
using SkillOpt.Environments;
using SkillOpt.Rollouts;
using SkillOpt.Scoring;
using SkillOpt.Scripted;
using SkillOpt.Skills;
using SkillOpt.Tasks;
using SkillOpt.Training;

#region sample
var items = ItemFile.Read(args[0]);
var job = new TrainingJob
{
    InitialSkill = new Skill("# Table questions\n"),
    Splits = TaskSplits.FromItems(items),
    Environment = new ChatEnvironment(
        Scorer.FromFunction("exact", (item, answer) => item.References.Contains(answer) ? 1 : 0)
    ),
    Target = ScriptedModels.Create("target", seed: 42),
    Optimizer = ScriptedModels.Create("optimizer", seed: 42),
    Options = new TrainingOptions { Train = new TrainOptions { BatchSize = 20 } },
};

await foreach (var happened in SkillTrainer.TrainAsync(job))
{
    if (happened is TrainingEvent.StepFinished step)
        Console.WriteLine($"step {step.Step}: {step.Action}, best {step.BestScore:0.000}");
    if (happened is TrainingEvent.RunFinished { Result: var result })
        Console.WriteLine(
            $"test {result.InitialTest?.Hard:0.000} -> {result.BestTest?.Hard:0.000}\n\n{result.BestSkill.Text}"
        );
}
#endregion
