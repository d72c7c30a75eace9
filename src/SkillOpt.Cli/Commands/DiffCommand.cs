using System.CommandLine;
using System.Globalization;
using SkillOpt.Cli.Rendering;
using SkillOpt.Cli.Runs;
using SkillOpt.Errors;
using SkillOpt.Runs;
using SkillOpt.Skills;

namespace SkillOpt.Cli.Commands;

/// <summary><c>skillopt diff</c>: what a run, or one step of it, changed in the skill.</summary>
internal static class DiffCommand
{
    public static Command Create(CliHost host)
    {
        var run = CommonOptions.Run();
        var step = new Argument<int?>("STEP")
        {
            Description =
                "A step: its candidate against the skill before it. Without: the best skill against the initial one.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("diff", "Show what a run or a step changed, as a unified diff.") { run, step };
        command.SetAction(parsed =>
        {
            var folder = RunFolder.Open(parsed.GetRequiredValue(run));
            var (verdict, diff) = parsed.GetValue(step) is { } number ? Step(folder, number) : Whole(folder);
            host.Out.WriteLine(verdict);
            host.Out.Write(diff);
            return ExitCode.Ok;
        });
        return command;
    }

    private static (string Verdict, string Diff) Whole(RunFolder run)
    {
        var before = run.SkillBefore(1) ?? throw Missing(run, "the initial skill");
        var after = run.Text(RunFiles.BestSkill) ?? throw Missing(run, RunFiles.BestSkill);
        var diff = LineDiff.Unified(before, after, "initial skill", RunFiles.BestSkill);
        return (diff.Length == 0 ? "The best skill is the initial one." : "The initial skill and the best one:", diff);
    }

    private static (string Verdict, string Diff) Step(RunFolder run, int number)
    {
        var record =
            run.Steps.FirstOrDefault(step => step.Whole("step") == number)
            ?? throw SkillOptException.BadUsage(
                $"{run.Path} has no finished step {number}; it has {Words.Count(run.Steps.Count, "step", "steps")}."
            );
        var verdict =
            $"step {number}: {record.Text("action")}"
            + (record.Text("reason") is { Length: > 0 } reason ? $" ({Words.OneLine(reason)})" : "");
        if (run.Text(RunFiles.Step(number, "candidate_skill.md")) is not { } candidate)
            return ($"{verdict}; it made no candidate", "");
        var before = run.SkillBefore(number) ?? throw Missing(run, $"the skill before step {number}");
        var label = string.Create(CultureInfo.InvariantCulture, $"candidate of step {number}");
        return (verdict, LineDiff.Unified(before, candidate, $"skill before step {number}", label));
    }

    private static SkillOptException Missing(RunFolder run, string what) =>
        SkillOptException.BadUsage($"{run.Path} lacks {what}. The same train command writes it again.");
}
