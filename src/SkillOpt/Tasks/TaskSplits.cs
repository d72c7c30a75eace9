namespace SkillOpt.Tasks;

/// <summary>
/// The three splits of a data set. Creating one checks that no id and no content occurs twice across splits, and that
/// the training and selection splits are not empty.
/// </summary>
public sealed class TaskSplits
{
    /// <summary>Checks and holds the splits in the order given.</summary>
    /// <exception cref="Errors.SkillOptException">Kind Data: an empty split, a duplicate id, or the same task in two splits.</exception>
    public TaskSplits(
        IReadOnlyList<TrainItem> train,
        IReadOnlyList<SelectionItem> selection,
        IReadOnlyList<TestItem> test
    )
    {
        Train = train;
        Selection = selection;
        Test = test;
        SplitIntegrity.Check(this);
    }

    /// <summary>The training split, in file order.</summary>
    public IReadOnlyList<TrainItem> Train { get; }

    /// <summary>The selection split, in file order.</summary>
    public IReadOnlyList<SelectionItem> Selection { get; }

    /// <summary>The test split, in file order; may be empty.</summary>
    public IReadOnlyList<TestItem> Test { get; }

    /// <summary>
    /// Shuffles the items with the seed and cuts them by ratio, counts by largest remainder, in the published order
    /// (CPython's Mersenne Twister).
    /// </summary>
    /// <param name="items">All items.</param>
    /// <param name="ratio">Three positive weights; by default 2:1:7.</param>
    /// <param name="seed">The shuffle's seed; by default 42.</param>
    public static TaskSplits FromItems(IReadOnlyList<TaskItem> items, SplitRatio? ratio = null, int seed = 42) =>
        Splitter.Split(items, ratio ?? SplitRatio.Default, seed);
}
