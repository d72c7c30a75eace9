using FsCheck;
using FsCheck.Fluent;
using SkillOpt.Errors;
using SkillOpt.Tasks;
using SkillOpt.Training;

namespace SkillOpt.Tests.Tasks;

public class EpochPlanTests
{
    private static readonly TrainOptions Small = new() { BatchSize = 3, Seed = 42 };

    [Theory]
    [InlineData(400, 40, 1, 10)]
    [InlineData(401, 40, 1, 11)]
    [InlineData(10, 3, 2, 2)]
    [InlineData(1, 40, 1, 1)]
    [InlineData(5, int.MaxValue, int.MaxValue, 1)]
    public void Steps_per_epoch_are_rounded_up(int items, int batch, int accumulation, int steps)
    {
        var options = new TrainOptions { BatchSize = batch, Accumulation = accumulation };

        var plan = EpochPlan.Create(options, Some.TrainItems(items));

        plan.StepsPerEpoch.ShouldBe(steps);
        plan.TotalSteps.ShouldBe(4 * steps);
    }

    [Fact]
    public void An_epoch_is_the_published_shuffle_in_slices_with_a_short_last_one()
    {
        var plan = EpochPlan.Create(Small, Some.TrainItems(10));

        var batches = Epoch(plan, 1).SelectMany(step => step).ToList();

        // 6 4 1 9 7 8 0 5 2 3 is CPython's shuffle of 0..9 for seed 1042.
        batches.Select(Ids).ShouldBe(["i6 i4 i1", "i9 i7 i8", "i0 i5 i2", "i3"]);
        batches.Select(batch => batch.Seed).ShouldBe([1043, 1044, 1045, 1046]);
        batches.Select(batch => batch.Index).ShouldBe([0, 1, 2, 3]);
    }

    [Fact]
    public void Accumulation_gives_a_step_several_batches_and_no_empty_one()
    {
        var plan = EpochPlan.Create(Small with { Accumulation = 3 }, Some.TrainItems(10));

        var steps = Epoch(plan, 2);

        steps.Select(step => step.Count).ShouldBe([3, 1]);
        steps[1][0].Index.ShouldBe(3);
        steps[1][0].Seed.ShouldBe(42 + 2000 + 4);
        steps[1][0].Items.Count.ShouldBe(1);
    }

    [Fact]
    public void Every_epoch_uses_every_item_once()
    {
        Prop.ForAll(
                Gen.Choose(1, 60).Four().ToArbitrary(),
                sizes =>
                {
                    var (items, batch, accumulation, seed) = sizes;
                    var options = new TrainOptions
                    {
                        BatchSize = batch,
                        Accumulation = accumulation,
                        Seed = seed,
                    };
                    var plan = EpochPlan.Create(options, Some.TrainItems(items));
                    return Enumerable
                        .Range(1, 3)
                        .All(epoch =>
                        {
                            var batches = Epoch(plan, epoch).SelectMany(step => step).ToList();
                            return batches
                                    .SelectMany(one => one.Items)
                                    .Select(entry => entry.Item.Id)
                                    .Order()
                                    .SequenceEqual(Some.Items(items).Select(item => item.Id).Order())
                                && batches.TrueForAll(one => one.Items.Count > 0 && one.Items.Count <= batch)
                                && Epoch(plan, epoch).TrueForAll(step => step.Count >= 1 && step.Count <= accumulation);
                        });
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Epochs_may_be_asked_for_in_any_order()
    {
        var plan = EpochPlan.Create(Small, Some.TrainItems(10));
        var first = Ids(plan.StepBatches(1, 2)[0]);
        _ = plan.StepBatches(3, 1);

        Ids(plan.StepBatches(1, 2)[0]).ShouldBe(first);
        Ids(plan.StepBatches(2, 2)[0]).ShouldNotBe(first);
    }

    [Fact]
    public void Train_size_uses_the_front_of_the_split()
    {
        var plan = EpochPlan.Create(Small with { TrainSize = 4 }, Some.TrainItems(10));

        plan.Items.Select(entry => entry.Item.Id).ShouldBe(["i0", "i1", "i2", "i3"]);
        plan.StepsPerEpoch.ShouldBe(2);
        plan.SlowSample(2, 20).Items.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData(0, 3, 1, 0, "train.num_epochs")]
    [InlineData(4, 0, 1, 0, "train.batch_size")]
    [InlineData(4, 3, -1, 0, "train.accumulation")]
    [InlineData(4, 3, 1, 11, "train.train_size")]
    [InlineData(4, 3, 1, -1, "train.train_size")]
    public void Impossible_sizes_are_refused(int epochs, int batch, int accumulation, int size, string key)
    {
        var options = new TrainOptions
        {
            NumEpochs = epochs,
            BatchSize = batch,
            Accumulation = accumulation,
            TrainSize = size,
        };

        var error = Should.Throw<SkillOptException>(() => EpochPlan.Create(options, Some.TrainItems(10)));

        error.Kind.ShouldBe(ErrorKind.Usage);
        error.Message.ShouldContain(key);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(1, 5)]
    public void Steps_outside_of_an_epoch_are_refused(int epoch, int step)
    {
        var plan = EpochPlan.Create(Small, Some.TrainItems(10));

        Should.Throw<ArgumentOutOfRangeException>(() => plan.StepBatches(epoch, step));
    }

    [Fact]
    public void A_slow_sample_and_its_rest_are_the_whole_split_in_an_order_of_their_own()
    {
        var plan = EpochPlan.Create(Small, Some.TrainItems(100));

        var sample = plan.SlowSample(2, 20);
        var all = sample.Items.Concat(sample.Remaining).Select(entry => entry.Item.Id).ToList();

        sample.Items.Count.ShouldBe(20);
        all.ShouldBeUnique();
        all.Count.ShouldBe(100);
        plan.SlowSample(2, 30).Items.Take(20).ShouldBe(sample.Items);
        EpochPlan.Create(Small, Some.TrainItems(100)).SlowSample(2, 20).Items.ShouldBe(sample.Items);
    }

    [Fact]
    public void A_slow_sample_depends_on_the_seed_and_the_epoch()
    {
        var items = Some.TrainItems(100);
        string Sample(int seed, int epoch) =>
            string.Join(
                ' ',
                EpochPlan
                    .Create(Small with { Seed = seed }, items)
                    .SlowSample(epoch, 20)
                    .Items.Select(entry => entry.Item.Id)
            );

        new[] { Sample(42, 2), Sample(42, 3), Sample(43, 2), Sample(-42, 2) }.ShouldBeUnique();
    }

    [Fact]
    public void A_slow_sample_is_never_the_head_of_an_epoch()
    {
        // The published seed of epoch 2's sample, seed + 2000 * 2, is the seed of epoch 4's shuffle.
        var plan = EpochPlan.Create(new TrainOptions { BatchSize = 20 }, Some.TrainItems(200));
        var samples = Enumerable.Range(1, 20).Select(epoch => IdsOf(plan.SlowSample(epoch, 20).Items)).ToList();
        var heads = Enumerable.Range(1, 60).Select(epoch => Ids(plan.StepBatches(epoch, 1)[0])).ToList();

        samples.Intersect(heads).ShouldBeEmpty();
        IdsOf([.. new MersenneTwister(42 + (2000 * 2)).Shuffled(plan.Items).Take(20)]).ShouldBe(heads[3]);
    }

    private static List<IReadOnlyList<TrainBatch>> Epoch(EpochPlan plan, int epoch) =>
        [.. Enumerable.Range(1, plan.StepsPerEpoch).Select(step => plan.StepBatches(epoch, step))];

    private static string Ids(TrainBatch batch) => IdsOf(batch.Items);

    private static string IdsOf(IReadOnlyList<TrainItem> items) =>
        string.Join(' ', items.Select(entry => entry.Item.Id));
}
