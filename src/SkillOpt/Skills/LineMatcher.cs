using System.Runtime.InteropServices;

namespace SkillOpt.Skills;

/// <summary>The longest common subsequence of two lists of lines, by divide and conquer in linear space (Hirschberg).</summary>
internal static class LineMatcher
{
    public const int NoMatch = -1;

    // Time grows with the product of the differing parts; beyond this they count as rewritten as a whole.
    private const long MostComparisons = 400_000_000;

    /// <summary>For each line of <paramref name="after"/>, the index of the line before that it continues.</summary>
    public static int[] Match(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var (left, right) = (Numbered(before, numbers), Numbered(after, numbers));
        var matches = new int[after.Count];
        Array.Fill(matches, NoMatch);

        // A line that the other side lacks cannot match; without them a full rewrite costs next to nothing.
        var leftPositions = Shared(left, right, numbers.Count);
        var rightPositions = Shared(right, left, numbers.Count);
        Solve(
            Array.ConvertAll(leftPositions, i => left[i]),
            0,
            Array.ConvertAll(rightPositions, i => right[i]),
            0,
            (i, j) => matches[rightPositions[j]] = leftPositions[i]
        );
        return matches;
    }

    private static int[] Numbered(IReadOnlyList<string> lines, Dictionary<string, int> numbers)
    {
        var result = new int[lines.Count];
        for (var i = 0; i < result.Length; i++)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, lines[i], out var isKnown);
            number = isKnown ? number : numbers.Count - 1;
            result[i] = number;
        }

        return result;
    }

    /// <summary>Where the lines are that the other side has too.</summary>
    private static int[] Shared(int[] lines, int[] others, int numbers)
    {
        var isThere = new bool[numbers];
        foreach (var number in others)
        {
            isThere[number] = true;
        }

        return [.. Enumerable.Range(0, lines.Length).Where(i => isThere[lines[i]])];
    }

    private static void Solve(
        ReadOnlySpan<int> left,
        int leftAt,
        ReadOnlySpan<int> right,
        int rightAt,
        Action<int, int> match
    )
    {
        while (!left.IsEmpty && !right.IsEmpty && left[^1] == right[^1])
        {
            match(leftAt + left.Length - 1, rightAt + right.Length - 1);
            left = left[..^1];
            right = right[..^1];
        }

        var prefix = left.CommonPrefixLength(right);
        for (var i = 0; i < prefix; i++)
        {
            match(leftAt++, rightAt++);
        }

        left = left[prefix..];
        right = right[prefix..];
        if (left.IsEmpty || right.IsEmpty || (long)left.Length * right.Length > MostComparisons)
        {
            return;
        }

        if (left.Length == 1)
        {
            if (right.IndexOf(left[0]) is >= 0 and var found)
            {
                match(leftAt, rightAt + found);
            }

            return;
        }

        var middle = left.Length / 2;
        var split = Split(left[..middle], left[middle..], right);
        Solve(left[..middle], leftAt, right[..split], rightAt, match);
        Solve(left[middle..], leftAt + middle, right[split..], rightAt + split, match);
    }

    private static int Split(ReadOnlySpan<int> upper, ReadOnlySpan<int> lower, ReadOnlySpan<int> right)
    {
        var head = Lengths(upper, right);
        var tail = Lengths(Reversed(lower), Reversed(right));
        var best = 0;
        for (var i = 1; i <= right.Length; i++)
        {
            best = head[i] + tail[right.Length - i] > head[best] + tail[right.Length - best] ? i : best;
        }

        return best;
    }

    private static int[] Lengths(ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        var row = new int[right.Length + 1];
        foreach (var line in left)
        {
            var diagonal = 0;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                row[j] = line == right[j - 1] ? diagonal + 1 : Math.Max(above, row[j - 1]);
                diagonal = above;
            }
        }

        return row;
    }

    private static int[] Reversed(ReadOnlySpan<int> lines)
    {
        var result = lines.ToArray();
        Array.Reverse(result);
        return result;
    }
}
