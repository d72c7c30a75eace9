namespace SkillOpt.Environments.Catalog;

/// <summary>What <c>env.name</c> names.</summary>
/// <param name="Name">The name.</param>
/// <param name="Summary">What its tasks are, in a few words.</param>
/// <param name="Keys">The keys of section <c>env</c> that only some environments have, and this one does.</param>
/// <param name="Scorer">The scorer unless another is named; null where the environment scores by itself.</param>
/// <param name="Open">Makes the environment; items are read when they are asked for.</param>
internal sealed record EnvironmentKind(
    string Name,
    string Summary,
    IReadOnlyList<string> Keys,
    string? Scorer,
    Func<EnvironmentSettings, ITaskSource> Open
)
{
    /// <summary>Whether a folder with splits only names items, which are at <c>env.data_path</c>.</summary>
    public bool SplitsNameItems { get; init; }

    /// <summary>Whether a task is all there is in a folder, so that agents can work on it. Games are played turn by turn.</summary>
    public bool FitsFolder { get; init; } = true;
}
