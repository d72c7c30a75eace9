using SkillOpt.Cli.Configuration;
using SkillOpt.Cli.Doctor;
using SkillOpt.Environments;
using SkillOpt.Tasks;

namespace SkillOpt.Cli.Projects;

/// <summary>From section <c>env</c> to items in three splits.</summary>
internal static class DataSource
{
    public static TaskSplits Load(LoadedConfiguration configuration)
    {
        var env = configuration.Value.Env;
        return ModeOf(configuration) switch
        {
            SplitMode.SplitDir => SplitFolder.Read(env.SplitDir!, Options(env) with { Limit = env.Limit }),
            _ => Limited(SplitByRatio(env), env.Limit),
        };
    }

    /// <summary>The items as <see cref="Load"/> would split them, but without refusing what contradicts itself.</summary>
    public static Patient Examine(LoadedConfiguration configuration)
    {
        var env = configuration.Value.Env;
        var (train, selection, test) =
            ModeOf(configuration) is SplitMode.SplitDir
                ? SplitFolder.ReadItems(env.SplitDir!, Options(env))
                : Splitter.Cut(
                    ItemFile.Read(env.DataPath!, Options(env)),
                    SplitRatio.Parse(env.SplitRatio),
                    env.SplitSeed
                );
        return new Patient(configuration, First(train, env.Limit), First(selection, env.Limit), First(test, env.Limit));
    }

    private static TaskSplits SplitByRatio(EnvSection env)
    {
        var items = ItemFile.Read(env.DataPath!, Options(env));
        var ratio = SplitRatio.Parse(env.SplitRatio);
        return env.SplitOutputDir is { } directory
            ? SplitFolder.Write(directory, env.DataPath!, items, ratio, env.SplitSeed)
            : TaskSplits.FromItems(items, ratio, env.SplitSeed);
    }

    private static SplitMode ModeOf(LoadedConfiguration configuration)
    {
        var env = configuration.Value.Env;
        if (env is { SplitMode: null, DataPath: not null, SplitDir: not null })
        {
            throw configuration.Bad(
                "env.split_dir",
                "env.data_path is given as well. Remove one of them, or say with env.split_mode (ratio or split_dir) which counts."
            );
        }

        var mode = env.SplitMode ?? (env.SplitDir is null ? SplitMode.Ratio : SplitMode.SplitDir);
        return (mode, env.DataPath, env.SplitDir) switch
        {
            (SplitMode.Ratio, null, _) => throw configuration.Bad(
                "env.data_path",
                "the items are missing. Name a file with items (JSON, JSON lines or CSV), or a folder with splits in env.split_dir."
            ),
            (SplitMode.SplitDir, _, null) => throw configuration.Bad(
                "env.split_dir",
                "split_mode split_dir needs a folder with train/, val/ and test/."
            ),
            _ => mode,
        };
    }

    private static ItemFileOptions Options(EnvSection env) =>
        new()
        {
            IdField = env.Fields.Id,
            PromptField = env.Fields.Prompt,
            ReferencesField = env.Fields.References,
            TaskTypeField = env.Fields.TaskType,
        };

    private static TaskSplits Limited(TaskSplits splits, int limit) =>
        limit == 0
            ? splits
            : new TaskSplits(First(splits.Train, limit), First(splits.Selection, limit), First(splits.Test, limit));

    private static IReadOnlyList<T> First<T>(IReadOnlyList<T> items, int limit) =>
        limit == 0 ? items : [.. items.Take(limit)];
}
