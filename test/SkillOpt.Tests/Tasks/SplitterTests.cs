using FsCheck;
using FsCheck.Fluent;
using SkillOpt.Errors;
using SkillOpt.Tasks;

namespace SkillOpt.Tests.Tasks;

public class SplitterTests
{
    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(1, 0, 0, 1)]
    [InlineData(2, 1, 0, 1)]
    [InlineData(5, 1, 0, 4)]
    [InlineData(8, 2, 1, 5)]
    [InlineData(10, 2, 1, 7)]
    [InlineData(177, 35, 18, 124)]
    [InlineData(246, 49, 25, 172)]
    [InlineData(400, 80, 40, 280)]
    [InlineData(534, 107, 53, 374)]
    [InlineData(2000, 400, 200, 1400)]
    public void The_default_ratio_gives_the_published_counts(int total, int train, int selection, int test) =>
        Splitter.Counts(total, SplitRatio.Default).ShouldBe(new SplitCounts(train, selection, test));

    [Theory]
    [InlineData(1, 1, 0, 0)]
    [InlineData(2, 1, 1, 0)]
    [InlineData(4, 2, 1, 1)]
    public void Equal_fractions_and_weights_go_to_train_then_selection_then_test(
        int total,
        int train,
        int selection,
        int test
    ) => Splitter.Counts(total, new SplitRatio(5, 5, 5)).ShouldBe(new SplitCounts(train, selection, test));

    [Fact]
    public void Counts_add_up_and_are_off_by_less_than_one()
    {
        var weights = Gen.Choose(1, int.MaxValue).Three();
        Prop.ForAll(
                weights.ToArbitrary(),
                Gen.Choose(0, int.MaxValue).ToArbitrary(),
                (ratio, total) =>
                {
                    var (a, b, c) = ratio;
                    var counts = Splitter.Counts(total, new SplitRatio(a, b, c));
                    var sum = (Int128)a + b + c;
                    (Int128 Count, Int128 Weight)[] parts =
                    [
                        (counts.Train, a),
                        (counts.Selection, b),
                        (counts.Test, c),
                    ];
                    return parts.Aggregate(Int128.Zero, (whole, part) => whole + part.Count) == total
                        && Array.TrueForAll(
                            parts,
                            part => Int128.Abs((part.Count * sum) - (part.Weight * total)) < sum
                        );
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_shuffle_is_cut_into_train_selection_and_test_in_this_order()
    {
        var splits = Splitter.Split(Some.Items(10), SplitRatio.Default, 42);

        splits.Train.Select(entry => entry.Item.Id).ShouldBe(["i7", "i3"]);
        splits.Selection.Select(entry => entry.Item.Id).ShouldBe(["i2"]);
        splits.Test.Select(entry => entry.Item.Id).ShouldBe(["i8", "i5", "i6", "i9", "i4", "i0", "i1"]);
    }

    [Fact]
    public void The_default_is_2_1_7_with_seed_42()
    {
        var splits = TaskSplits.FromItems(Some.Items(10));

        splits.Train.Select(entry => entry.Item.Id).ShouldBe(["i7", "i3"]);
        splits.Test.Count.ShouldBe(7);
    }

    [Fact]
    public void Too_few_items_for_a_selection_split_are_an_error() =>
        Should
            .Throw<SkillOptException>(() => TaskSplits.FromItems(Some.Items(2)))
            .Message.ShouldContain("selection split is empty");
}
