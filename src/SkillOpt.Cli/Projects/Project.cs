using SkillOpt.Cli.Configuration;
using SkillOpt.Cli.Models;
using SkillOpt.Cli.Pricing;
using SkillOpt.Rollouts;
using SkillOpt.Skills;
using SkillOpt.Tasks;
using SkillOpt.Training;

namespace SkillOpt.Cli.Projects;

/// <summary>Everything a configuration names, loaded.</summary>
internal sealed record Project(
    LoadedConfiguration Configuration,
    TaskSplits Splits,
    IEnvironment Environment,
    NamedModel Target,
    NamedModel Optimizer,
    Skill InitialSkill
)
{
    /// <summary>Null when the configuration names none.</summary>
    public NamedModel? Judge { get; init; }

    public bool IsScripted => Target.Scripted || Optimizer.Scripted;

    /// <summary>What the models cost.</summary>
    public ModelPrices Prices { get; } = ModelPrices.Of(Configuration);

    private ModelSection Model => Configuration.Value.Model;

    /// <summary>Whether nothing but the ledger may answer; then no client is made and no key read.</summary>
    public bool Offline { get; init; }

    /// <param name="configuration">The configuration.</param>
    /// <param name="offline">Whether nothing but the ledger may answer.</param>
    /// <param name="measureOnly">Whether no optimizer will be called: then it needs neither a key nor to be named.</param>
    public static Project Load(LoadedConfiguration configuration, bool offline = false, bool measureOnly = false)
    {
        var source = TaskSources.Open(configuration);
        var project = new Project(
            configuration,
            DataSource.Load(configuration, source),
            source.Environment,
            ModelCatalog.Target(configuration, offline),
            measureOnly ? ModelCatalog.UnusedOptimizer(configuration) : ModelCatalog.Optimizer(configuration, offline),
            configuration.Value.Env.SkillInit is { } file ? SkillFile.Read(file) : Skill.Empty
        )
        {
            Judge = ModelCatalog.Judge(configuration, offline),
            Offline = offline,
        };
        return project is { Environment.JudgeCalls: > 0, Judge: null }
            ? throw configuration.Bad(
                "model.judge",
                "a judge is needed, written as provider/model: env.scorer asks one."
            )
            : project;
    }

    public TrainingJob ToJob(string runDirectory) =>
        new()
        {
            InitialSkill = InitialSkill,
            Splits = Splits,
            Environment = Environment,
            Target = Target.Client,
            TargetName = Target.Name,
            Optimizer = Optimizer.Client,
            OptimizerName = Optimizer.Name,
            Judge = Judge?.Client,
            JudgeName = Judge?.Name,
            TargetPrice = Prices.Find("target", Model.Target, Model.TargetOptions),
            OptimizerPrice = Prices.Find("optimizer", Model.Optimizer, Model.OptimizerOptions),
            JudgePrice = Prices.Find("judge", Model.Judge, Model.JudgeOptions),
            Options = Configuration.Value.ToTrainingOptions(),
            RunDirectory = runDirectory,
            Offline = Offline,
            PromptDirectory = Configuration.PromptDirectory,
            ConfigurationText = ConfigurationWriter.Write(Configuration.Value),
        };

    /// <summary>What a run will use.</summary>
    public RunEstimate Estimate()
    {
        var (usual, model) = (new EstimateLimits(), Model);
        return RunEstimate.Of(
            ToJob(""),
            new EstimateLimits
            {
                TargetReply = model.TargetOptions.MaxOutputTokens ?? usual.TargetReply,
                OptimizerReply = model.OptimizerOptions.MaxOutputTokens ?? usual.OptimizerReply,
                JudgeReply = model.JudgeOptions.MaxOutputTokens ?? usual.JudgeReply,
            }
        );
    }
}
