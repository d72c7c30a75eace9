using SkillOpt.Cli.Configuration;
using SkillOpt.Cli.Models;
using SkillOpt.Cli.Pricing;
using SkillOpt.Environments.Catalog;
using SkillOpt.Errors;
using SkillOpt.Harnesses;
using SkillOpt.Harnesses.Agents;
using SkillOpt.Models;
using SkillOpt.Rollouts;
using SkillOpt.Skills;
using SkillOpt.Tasks;
using SkillOpt.Training;
using SkillOpt.Workspaces;

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
        var target = ModelCatalog.Target(configuration, offline);
        if (target.Harness is not null)
            RequireFolders(configuration);
        var source = TaskSources.Open(configuration);
        var environment = target.Harness is { } harness
            ? new HarnessEnvironment((IWorkspaceEnvironment)source.Environment, harness)
            : source.Environment;
        var project = new Project(
            configuration,
            DataSource.Load(configuration, source),
            environment,
            target,
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

    /// <summary>The same with every agent's version in its name. Nothing is found, asked or needed where there is no agent.</summary>
    /// <exception cref="SkillOptException">Kind Usage: an agent is not installed.</exception>
    public async Task<Project> FindAgentsAsync(CancellationToken cancellationToken) =>
        this with
        {
            Target = await Target.FindAsync(cancellationToken),
            Optimizer = await Optimizer.FindAsync(cancellationToken),
            Judge = Judge is null ? null : await Judge.FindAsync(cancellationToken),
        };

    /// <summary>The same with the names of agents that a record has: to replay it, no agent has to be installed.</summary>
    /// <param name="directories">Where records are looked for, in order.</param>
    public Project AsRecorded(params IEnumerable<string> directories)
    {
        var records = directories.Select(RecordedNames.Of).ToList();
        return this with
        {
            Target = Target.AsRecorded(records.Select(record => record.Target)),
            Optimizer = Optimizer.AsRecorded(records.Select(record => record.Optimizer)),
            Judge = Judge?.AsRecorded(records.Select(record => record.Judge)),
        };
    }

    /// <summary>What to know of the agents that were found: nothing that stops a run.</summary>
    public IEnumerable<string> AgentNotes =>
        new[] { Target.Agent, Optimizer.Agent, Judge?.Agent }
            .OfType<AgentClient>()
            .Select(agent => agent.Installation is { } found ? AgentVersion.Note(agent.Agent, found) : null)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);

    /// <summary>Says in a directory which harness was at work and how it was isolated; nothing for a plain model.</summary>
    public void WriteHarness(string directory)
    {
        if (Target.Harness is { } harness && !Offline)
            OutputFile.Write(Path.Combine(directory, HarnessRecord.FileName), HarnessRecord.Of(harness).ToJson());
    }

    /// <summary>How attempts are made. An agent has a time limit of its own, which that of chats must not cut short.</summary>
    public RolloutOptions Rollouts =>
        Target.AttemptLimit is { } limit
        && Configuration.Value.Env.Rollouts.ExecTimeout == new RolloutOptions().ExecTimeout
            ? Configuration.Value.Env.Rollouts with
            {
                ExecTimeout = limit,
            }
            : Configuration.Value.Env.Rollouts;

    private static void RequireFolders(LoadedConfiguration configuration)
    {
        if (TaskSources.KindOf(configuration.Value.Env).FitsFolder)
            return;
        throw configuration.Bad(
            "model.target",
            $"tasks of {configuration.Value.Env.Name} cannot be put into a folder, so that no agent can work on them. Those of "
                + $"{string.Join(", ", EnvironmentCatalog.All.Where(kind => kind.FitsFolder).Select(kind => kind.Name))} can. "
                + "Name a model as provider/model."
        );
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
            // The scripted target is a program. A judge may be a model, whatever the target is.
            IsDeterministic = Target.Scripted && Environment.JudgeCalls == 0,
            TargetCalls = Target.Calls,
            OptimizerCalls = Optimizer.Calls,
            JudgeCalls = Judge?.Calls ?? new ModelCallOptions(),
            TargetPrice = Prices.Find("target", AgentNames.Priced(Model.Target), Model.TargetOptions),
            OptimizerPrice = Prices.Find("optimizer", AgentNames.Priced(Model.Optimizer), Model.OptimizerOptions),
            JudgePrice = Prices.Find("judge", AgentNames.Priced(Model.Judge), Model.JudgeOptions),
            Options = Configuration.Value.ToTrainingOptions() with { Rollouts = Rollouts },
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
