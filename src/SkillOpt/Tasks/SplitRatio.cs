using SkillOpt.Errors;

namespace SkillOpt.Tasks;

/// <summary>The weights of the three splits.</summary>
public sealed record SplitRatio
{
    /// <summary>Weights for training, selection and test, each at least 1.</summary>
    public SplitRatio(int train, int selection, int test)
    {
        if (train < 1 || selection < 1 || test < 1)
        {
            throw SkillOptException.BadUsage(
                $"The split ratio {train}:{selection}:{test} needs three whole numbers of at least 1, for example 2:1:7."
            );
        }

        (Train, Selection, Test) = (train, selection, test);
    }

    /// <summary>2:1:7, the published default.</summary>
    public static SplitRatio Default { get; } = new(2, 1, 7);

    /// <summary>The weight of the training split.</summary>
    public int Train { get; }

    /// <summary>The weight of the selection split.</summary>
    public int Selection { get; }

    /// <summary>The weight of the test split.</summary>
    public int Test { get; }

    /// <summary>Reads <c>2:1:7</c>.</summary>
    /// <exception cref="SkillOptException">Kind Usage: not three whole numbers of at least 1.</exception>
    public static SplitRatio Parse(string text)
    {
        var parts = text.Split(':');
        return
            parts.Length == 3
            && int.TryParse(parts[0], out var train)
            && int.TryParse(parts[1], out var selection)
            && int.TryParse(parts[2], out var test)
            ? new SplitRatio(train, selection, test)
            : throw SkillOptException.BadUsage($"The split ratio '{text}' is not three whole numbers such as 2:1:7.");
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Train}:{Selection}:{Test}";
}
