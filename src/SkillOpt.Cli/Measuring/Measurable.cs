using SkillOpt.Cli.Configuration;
using SkillOpt.Cli.Projects;
using SkillOpt.Cli.Runs;
using SkillOpt.Errors;
using SkillOpt.Runs;
using SkillOpt.Skills;

namespace SkillOpt.Cli.Measuring;

/// <summary>What skills are measured with: a run, or a configuration that nothing was trained with yet.</summary>
internal sealed class Measurable
{
    private readonly RunFolder? run;
    private readonly string configuration;

    private Measurable(RunFolder? run, string configuration) => (this.run, this.configuration) = (run, configuration);

    /// <summary>Whether there is a trained skill.</summary>
    public bool IsRun => run is not null;

    public static Measurable Open(string path)
    {
        if (!Directory.Exists(path))
            return new Measurable(null, path);
        var run = RunFolder.Open(path);
        return new Measurable(run, Path.Combine(run.Path, RunFiles.Config));
    }

    /// <summary>Everything that is needed to measure with the target that the overrides leave.</summary>
    /// <param name="overrides">As in <c>--set</c>.</param>
    /// <param name="measured">Where earlier measurements are, whose agents' names hold offline; null for the usual place.</param>
    /// <param name="offline">Whether nothing but these may answer.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async Task<Project> LoadAsync(
        IReadOnlyList<string> overrides,
        string? measured,
        bool offline,
        CancellationToken cancellationToken
    )
    {
        var loaded = Project.Load(
            ConfigurationLoader.LoadToMeasure(configuration, overrides),
            offline,
            measureOnly: true
        );
        if (!offline)
            return await loaded.FindAgentsAsync(cancellationToken);
        // The latest first: of several versions of an agent it is the one that was measured last.
        var folder = measured ?? Folder(loaded, "eval");
        return loaded.AsRecorded(
            Directory.Exists(folder)
                ? Directory
                    .EnumerateDirectories(folder)
                    .OrderByDescending(one => File.GetLastWriteTimeUtc(Path.Combine(one, RunFiles.Ledger)))
                : []
        );
    }

    /// <summary>The trained skill of a run.</summary>
    public NamedSkill Best() => new("best", Read(RunFiles.BestSkill));

    /// <summary>The skill that the run started from.</summary>
    public NamedSkill Initial() => new("initial", Read(RunFiles.Skill(0)));

    /// <summary>The skill that training starts from: the run's own copy, or what the configuration names.</summary>
    public NamedSkill Initial(Project project) => IsRun ? Initial() : new("initial", project.InitialSkill);

    /// <summary>A folder in the run.</summary>
    public string FolderInRun(string name) => Path.Combine(run!.Path, name);

    /// <summary>A folder for measurements, unless another one is named: beside a run that there may be one day.</summary>
    public string Folder(Project project, string name) =>
        IsRun ? FolderInRun(name) : $"{RunLocation.Choose(project.Configuration, null)}-{name}";

    private Skill Read(string name) =>
        run!.Text(name) is { } text
            ? new Skill(text)
            : throw SkillOptException.BadData(
                $"{Path.Combine(run.Path, name)} is missing. Run the same train command again to write it."
            );
}

/// <summary>A skill with the name that a report gives it.</summary>
internal sealed record NamedSkill(string Name, Skill Skill)
{
    /// <summary>Without a skill at all.</summary>
    public static NamedSkill None { get; } = new("no skill", Skill.Empty);

    /// <summary>Skills of the same text under one name.</summary>
    public static IReadOnlyList<NamedSkill> Together(IEnumerable<NamedSkill> skills) =>
        [
            .. skills
                .GroupBy(skill => skill.Skill)
                .Select(same => new NamedSkill(
                    string.Join(" = ", same.Select(skill => skill.Name).Distinct(StringComparer.Ordinal)),
                    same.Key
                )),
        ];
}
