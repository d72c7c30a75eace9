using SkillOpt.Cli.Projects;
using SkillOpt.Models;
using SkillOpt.Releases;
using SkillOpt.Runs;
using SkillOpt.Training;

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

    /// <summary>What a skill's attempts used, whenever that was paid.</summary>
    public static UsageTotals UsageOf(SkillMeasure measure) =>
        new([
            new StageUsage(ModelRole.Judge, ModelRole.JudgeStage, 0, measure.JudgeUsage, 0),
            new StageUsage(ModelRole.Target, "measure", 0, measure.TargetUsage, 0),
        ]);

    public decimal? CostOf(SkillMeasure measure) => CostRecord.Total(UsageOf(measure), Prices);
}
