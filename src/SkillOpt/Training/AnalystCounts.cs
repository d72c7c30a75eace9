using SkillOpt.Reflection;

namespace SkillOpt.Training;

/// <summary>How many analysts a step has and how many merges follow.</summary>
internal readonly record struct AnalystCounts(long Analysts, long Merges)
{
    public static AnalystCounts Of(Step step, GradientOptions options, bool atMost)
    {
        var counts = step.Batches.Select(batch => batch.Items.Count).ToList();
        if (!atMost)
        {
            var failures = counts.Sum(count => Chunks((count + 1) / 2, options.MinibatchSize));
            var successes = options.FailureOnly ? 0 : counts.Sum(count => Chunks(count / 2, options.MinibatchSize));
            return new AnalystCounts(failures + successes, UsualMerges(failures, successes, options.MergeBatchSize));
        }

        var analysts = counts.Sum(count => MostAnalysts(count, options));
        return new AnalystCounts(analysts, MostMerges(analysts, options));
    }

    /// <summary>Calls of one merge tree; a patch that is alone in its batch is passed on.</summary>
    internal static int Tree(int patches, int batch)
    {
        var calls = 0;
        while (patches > 1)
        {
            calls += (patches / batch) + (patches % batch > 1 ? 1 : 0);
            patches = Chunks(patches, batch);
        }

        return calls;
    }

    private static int UsualMerges(int failures, int successes, int batch) =>
        Tree(failures, batch) + Tree(successes, batch) + (failures > 0 && successes > 0 ? 1 : 0);

    /// <summary>With one item on one side and the rest on the other, or as near to that as fills the minibatches worst.</summary>
    private static int MostAnalysts(int items, GradientOptions options) =>
        options.FailureOnly || items < 2
            ? Chunks(items, options.MinibatchSize)
            : ((items - 2) / options.MinibatchSize) + 2;

    private static int MostMerges(int analysts, GradientOptions options)
    {
        var most = new int[analysts + 1];
        for (var patches = 1; patches <= analysts; patches++)
        {
            most[patches] = Math.Max(most[patches - 1], Tree(patches, options.MergeBatchSize));
        }

        return options.FailureOnly || analysts < 2
            ? most[analysts]
            : Math.Max(
                most[analysts],
                Enumerable.Range(1, analysts - 1).Max(failures => most[failures] + most[analysts - failures]) + 1
            );
    }

    private static int Chunks(int count, int size) => (count + size - 1) / size;
}
