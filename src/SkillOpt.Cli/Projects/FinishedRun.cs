using SkillOpt.Cli.Configuration;
using SkillOpt.Cli.Measuring;
using SkillOpt.Cli.Models;
using SkillOpt.Cli.Runs;
using SkillOpt.Errors;
using SkillOpt.Skills;
using SkillOpt.Training;

namespace SkillOpt.Cli.Projects;

/// <summary>A run that measures its skills again, under its own configuration or a changed one.</summary>
internal sealed class FinishedRun
{
    private readonly RunFolder run;
    private readonly Project project;

    private FinishedRun(RunFolder run, Project project) => (this.run, this.project) = (run, project);

    public static async Task<FinishedRun> OpenAsync(
        string path,
        IReadOnlyList<string> overrides,
        CancellationToken cancellationToken
    )
    {
        var run = RunFolder.Open(path);
        var configuration = ConfigurationLoader.LoadToMeasure(Path.Combine(run.Path, "config.yaml"), overrides);
        return new FinishedRun(
            run,
            await Project.Load(configuration, measureOnly: true).FindAgentsAsync(cancellationToken)
        );
    }

    public Skill Best => Read("best_skill.md");

    /// <summary>A job that measures; what it pays for goes to a directory of its own, beside the run's record.</summary>
    public TrainingJob Job(string directory) =>
        project.ToJob(directory) with
        {
            InitialSkill = Read("skills/skill_v0000.md"),
        };

    /// <summary>Where measurements go: those with another target than the run's to a folder of their own.</summary>
    public string DirectoryFor(string name)
    {
        var own = Path.Combine(run.Path, name);
        return RecordedNames.Of(run.Path).Target is { } target && target != project.Target.Name
            ? TargetFolder.Of(own, project.Target.Name)
            : own;
    }

    /// <summary>Says there which agent measured, and how it was isolated.</summary>
    public void WriteHarness(string directory) => project.WriteHarness(directory);

    private Skill Read(string name) =>
        run.Text(name) is { } text
            ? new Skill(text)
            : throw SkillOptException.BadData(
                $"{Path.Combine(run.Path, name)} is missing. Run the same train command again to write it."
            );
}
