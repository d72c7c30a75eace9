using SkillOpt.Reflection;
using SkillOpt.Tasks;
using SkillOpt.Training;

namespace SkillOpt.Tests.Training;

public sealed class AnalystCountsTests
{
    [Theory]
    [InlineData(0, 8, 0)]
    [InlineData(1, 8, 0)]
    [InlineData(2, 8, 1)]
    [InlineData(8, 8, 1)]
    [InlineData(9, 8, 2)]
    [InlineData(16, 8, 3)]
    [InlineData(5, 2, 4)]
    public void A_tree_of_merges_has_as_many_calls_as_there_are_chunks_of_more_than_one(
        int patches,
        int batch,
        int calls
    ) => AnalystCounts.Tree(patches, batch).ShouldBe(calls);

    [Fact]
    public void No_share_of_failures_needs_more_analysts_or_merges_than_at_most()
    {
        for (var items = 0; items <= 40; items++)
        {
            for (var minibatch = 1; minibatch <= 9; minibatch++)
            {
                for (var merge = 2; merge <= 4; merge++)
                {
                    var options = new GradientOptions { MinibatchSize = minibatch, MergeBatchSize = merge };
                    var most = AnalystCounts.Of(Step(items), options, atMost: true);
                    for (var failures = 0; failures <= items; failures++)
                    {
                        var (f, s) = (Chunks(failures, minibatch), Chunks(items - failures, minibatch));
                        ((long)(f + s)).ShouldBeLessThanOrEqualTo(most.Analysts);
                        var merges = AnalystCounts.Tree(f, merge) + AnalystCounts.Tree(s, merge);
                        merges += f > 0 && s > 0 ? 1 : 0;
                        ((long)merges).ShouldBeLessThanOrEqualTo(most.Merges);
                    }
                }
            }
        }
    }

    [Fact]
    public void Without_successes_there_are_only_the_failures()
    {
        var options = new GradientOptions { MinibatchSize = 4, FailureOnly = true };

        AnalystCounts.Of(Step(20), options, atMost: false).ShouldBe(new AnalystCounts(3, 1));
        AnalystCounts.Of(Step(20), options, atMost: true).ShouldBe(new AnalystCounts(5, 1));
    }

    private static int Chunks(int count, int size) => (count + size - 1) / size;

    private static Step Step(int items) =>
        new(
            1,
            1,
            1,
            [
                new TrainBatch(
                    0,
                    1,
                    [.. Enumerable.Range(0, items).Select(i => new TrainItem(new TaskItem($"i{i}", "p", ["a"])))]
                ),
            ]
        );
}
