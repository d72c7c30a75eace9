using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using SkillOpt.Errors;
using SkillOpt.Training;

namespace SkillOpt.Tasks;

/// <summary>Which training items each step of each epoch works on, in which order. A pure function of seed, sizes and items.</summary>
internal sealed class EpochPlan
{
    private readonly TrainOptions options;
    private Epoch? latest;

    private EpochPlan(TrainOptions options, IReadOnlyList<TrainItem> items)
    {
        this.options = options;
        Items = items;
        var perStep = (long)options.BatchSize * options.Accumulation;
        StepsPerEpoch = (int)((items.Count + perStep - 1) / perStep);
        TotalSteps = checked(options.NumEpochs * StepsPerEpoch);
    }

    /// <summary>The training items in use: the first <c>train_size</c>, or all.</summary>
    public IReadOnlyList<TrainItem> Items { get; }

    public int StepsPerEpoch { get; }

    public int TotalSteps { get; }

    public static EpochPlan Create(TrainOptions options, IReadOnlyList<TrainItem> train)
    {
        RequirePositive("train.num_epochs", options.NumEpochs);
        RequirePositive("train.batch_size", options.BatchSize);
        RequirePositive("train.accumulation", options.Accumulation);
        if (options.TrainSize < 0 || options.TrainSize > train.Count)
        {
            throw SkillOptException.BadUsage(
                $"train.train_size is {options.TrainSize}, but the training split has {train.Count} items. "
                    + $"Set it to 0 for all of them, or to a number from 1 to {train.Count}."
            );
        }

        return new EpochPlan(options, options.TrainSize == 0 ? train : [.. train.Take(options.TrainSize)]);
    }

    /// <summary>The steps of an epoch, in order.</summary>
    public IEnumerable<Step> Steps(int epoch) =>
        Enumerable
            .Range(1, StepsPerEpoch)
            .Select(inEpoch => new Step(
                ((epoch - 1) * StepsPerEpoch) + inEpoch,
                epoch,
                inEpoch,
                StepBatches(epoch, inEpoch)
            ));

    /// <summary>The batches of one step, at most <c>accumulation</c>; epoch and step count from 1.</summary>
    public IReadOnlyList<TrainBatch> StepBatches(int epoch, int stepInEpoch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(epoch, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(stepInEpoch, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(stepInEpoch, StepsPerEpoch);
        var order = Order(epoch);
        return
        [
            .. Enumerable
                .Range((stepInEpoch - 1) * options.Accumulation, options.Accumulation)
                .TakeWhile(index => (long)index * options.BatchSize < order.Length)
                .Select(index => new TrainBatch(index, EpochSeed(epoch) + index + 1, Slice(order, index))),
        ];
    }

    /// <summary>
    /// The items compared at the end of an epoch, and the order in which the others may be added. The seed is larger
    /// than any epoch's, so the sample is never the head of an epoch's order.
    /// </summary>
    public SlowSample SlowSample(int epoch, int count)
    {
        var text = FormattableString.Invariant($"{options.Seed}/slow_update/{epoch}");
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        var seed = (BinaryPrimitives.ReadInt64LittleEndian(digest) & long.MaxValue) | (1L << 62);
        var order = new MersenneTwister(seed).Shuffled(Items);
        var taken = Math.Clamp(count, 0, order.Length);
        return new SlowSample(order[..taken], order[taken..]);
    }

    private static void RequirePositive(string key, int value)
    {
        if (value < 1)
        {
            throw SkillOptException.BadUsage($"{key} is {value}; it must be at least 1.");
        }
    }

    private long EpochSeed(int epoch) => options.Seed + (1000L * epoch);

    private TrainItem[] Order(int epoch)
    {
        var known = latest;
        if (known?.Number != epoch)
        {
            known = new Epoch(epoch, new MersenneTwister(EpochSeed(epoch)).Shuffled(Items));
            latest = known;
        }

        return known.Order;
    }

    private TrainItem[] Slice(TrainItem[] order, int index) =>
        [.. order.Skip(index * options.BatchSize).Take(options.BatchSize)];

    private sealed record Epoch(int Number, TrainItem[] Order);
}

/// <summary>One batch; <paramref name="Index"/> counts from 0 within the epoch.</summary>
internal sealed record TrainBatch(int Index, long Seed, IReadOnlyList<TrainItem> Items);

/// <summary>Items to compare, and the rest in the order in which they may be added.</summary>
internal sealed record SlowSample(IReadOnlyList<TrainItem> Items, IReadOnlyList<TrainItem> Remaining);
