namespace SkillOpt.Tasks;

internal static class Splitter
{
    public static TaskSplits Split(IReadOnlyList<TaskItem> items, SplitRatio ratio, int seed)
    {
        var (train, selection, test) = Cut(items, ratio, seed);
        return new TaskSplits(
            [.. train.Select(item => new TrainItem(item))],
            [.. selection.Select(item => new SelectionItem(item))],
            [.. test.Select(item => new TestItem(item))]
        );
    }

    /// <summary>The same cut without a check of its parts.</summary>
    public static (IReadOnlyList<TaskItem> Train, IReadOnlyList<TaskItem> Selection, IReadOnlyList<TaskItem> Test) Cut(
        IReadOnlyList<TaskItem> items,
        SplitRatio ratio,
        int seed
    )
    {
        var counts = Counts(items.Count, ratio);
        var shuffled = new MersenneTwister(seed).Shuffled(items);
        return (
            [.. shuffled.Take(counts.Train)],
            [.. shuffled.Skip(counts.Train).Take(counts.Selection)],
            [.. shuffled.Skip(counts.Train + counts.Selection)]
        );
    }

    /// <summary>Largest remainder: what is left after rounding down goes to the largest fraction, then to the largest weight.</summary>
    public static SplitCounts Counts(int total, SplitRatio ratio)
    {
        int[] weights = [ratio.Train, ratio.Selection, ratio.Test];
        var sum = weights.Sum(weight => (long)weight);
        var counts = weights.Select(weight => (int)((long)total * weight / sum)).ToArray();
        var favoured = Enumerable
            .Range(0, weights.Length)
            .OrderByDescending(i => Fraction(total, weights[i], sum))
            .ThenByDescending(i => weights[i])
            .Take(total - counts.Sum());
        foreach (var i in favoured)
        {
            counts[i]++;
        }

        return new SplitCounts(counts[0], counts[1], counts[2]);
    }

    // In floating point on purpose: where two fractions are equal, the published counts follow its rounding. Two items
    // at 2:1:7 give 0.4, 0.2 and 1.4; the last one's fraction comes out a little below 0.4, so train gets the item.
    private static double Fraction(int total, int weight, long sum)
    {
        var product = (long)total * weight;
        return product % sum == 0 ? 0 : Math.Max(double.Epsilon, ((double)product / sum) - (product / sum));
    }
}

internal readonly record struct SplitCounts(int Train, int Selection, int Test);
