using System.Globalization;
using Microsoft.Extensions.AI;

namespace SkillOpt.Benchmarks.Simulation;

/// <summary>
/// A call's identity is a hash of its messages. The simulated models write it into their replies, so that it can be read
/// from the run's record later, and derive from it whatever looks random.
/// </summary>
internal readonly record struct CallId(ulong Value)
{
    private const string Mark = "call-id ";

    public static CallId Of(IReadOnlyList<ChatMessage> messages)
    {
        var hash = 14695981039346656037UL;
        foreach (var message in messages)
        {
            foreach (var c in message.Text)
            {
                hash = (hash ^ c) * 1099511628211UL;
            }

            hash = (hash ^ 0xFFFF) * 1099511628211UL;
        }

        return new CallId(Mix(hash));
    }

    public static CallId In(string reply)
    {
        var start = reply.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length;
        return new CallId(ulong.Parse(reply.AsSpan(start, 16), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
    }

    /// <summary>A number from 0 to below 1, another one for each purpose.</summary>
    public double Share(ulong purpose) => (Mix(Value + (purpose * 0x9E3779B97F4A7C15UL)) >> 11) * (1.0 / (1UL << 53));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Mark}{Value:x16}");

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
