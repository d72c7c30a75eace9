using SkillOpt.Cli.Projects;
using SkillOpt.Cli.Rendering;
using SkillOpt.Models;
using SkillOpt.Releases;
using SkillOpt.Runs;
using SkillOpt.Training;
using Spectre.Console;

namespace SkillOpt.Cli.Measuring;

/// <summary>Skills measured with one target.</summary>
internal sealed record MeasuredSkills(
    string Target,
    IReadOnlyList<NamedSkill> Skills,
    MeasureOptions Options,
    MeasureReport Report,
    BudgetPrices Prices
)
{
    /// <summary>Where the attempts are recorded.</summary>
    public required string Directory { get; init; }

    public static async Task<MeasuredSkills> RunAsync(
        CliHost host,
        Project project,
        IReadOnlyList<NamedSkill> skills,
        MeasureOptions options,
        string directory
    )
    {
        foreach (var note in project.AgentNotes)
            await host.Error.WriteLineAsync(note);
        var folder = TargetFolder.Of(directory, project.Target.Name);
        var job = project.ToJob(folder) with { TimeProvider = host.Time, StopRequested = host.StopRequested };
        if (!project.Offline)
            ConsoleFactory.ForPeople(host, json: true).WriteLine(Announcement(project, skills.Count, options));
        var report = await SkillRelease.MeasureAsync(
            job,
            [.. skills.Select(skill => skill.Skill)],
            options,
            host.Cancelled
        );
        project.WriteHarness(folder);
        return new MeasuredSkills(project.Target.Name, skills, options, report, BudgetPrices.Of(job))
        {
            Directory = folder,
        };
    }

    // A service that does not answer is tried for minutes, without another word.
    private static string Announcement(Project project, int skills, MeasureOptions options) =>
        $"measuring    {project.Target.Name}: {Words.Count(skills, "skill", "skills")}, {MeasureText.Splits(options)}, "
        + $"{Words.Count(options.Replicates, "attempt", "attempts")} at each item; a call that fails is tried again, "
        + "for minutes where a server cannot be reached";

    /// <summary>What a skill's attempts used, whenever that was paid.</summary>
    public static UsageTotals UsageOf(SkillMeasure measure) =>
        new([
            new StageUsage(ModelRole.Judge, ModelRole.JudgeStage, 0, measure.JudgeUsage, 0),
            new StageUsage(ModelRole.Target, "measure", 0, measure.TargetUsage, 0),
        ]);

    public decimal? CostOf(SkillMeasure measure) => CostRecord.Total(UsageOf(measure), Prices);
}
