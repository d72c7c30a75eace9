using System.Globalization;
using SkillOpt.Models;
using SkillOpt.Rollouts;
using SkillOpt.Runs;

namespace SkillOpt.Tests.Runs;

internal static class Samples
{
    public static Usage Usage { get; } =
        new(3, 1000, 20)
        {
            CachedInputTokens = 500,
            FailedCalls = 1,
            EstimatedCalls = 2,
        };

    public static LedgerKey Key(int number) => LedgerKey.Of("sample", number.ToString(CultureInfo.InvariantCulture));

    public static RolloutEntry Rollout(int number, string text = "said") =>
        new(
            Key(number),
            "0123456789abcdef",
            $"item-{number}",
            0,
            new RolloutResult(new Outcome.Scored(1, 0.5, text), text, [new("user", "asked"), new("assistant", text)]),
            Usage,
            12
        );

    public static CallEntry Call(
        int number,
        string text = "reply",
        string role = "optimizer",
        string stage = "reflect"
    ) => new(Key(number), role, stage, "step 1", text, Usage, 34);

    /// <summary>Records with lists are not equal by value, so they are compared as they are written.</summary>
    public static string Line(RolloutEntry entry)
    {
        using var buffer = new PooledBuffer();
        LedgerWriter.Write(buffer, entry);
        return System.Text.Encoding.UTF8.GetString(buffer.Written);
    }

    public static string Line(CallEntry entry)
    {
        using var buffer = new PooledBuffer();
        LedgerWriter.Write(buffer, entry);
        return System.Text.Encoding.UTF8.GetString(buffer.Written);
    }
}
