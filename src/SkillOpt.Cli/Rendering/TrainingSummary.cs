using SkillOpt.Gating;
using SkillOpt.Models;
using SkillOpt.Training;
using Spectre.Console;

namespace SkillOpt.Cli.Rendering;

/// <summary>What a finished run says at its end.</summary>
internal static class TrainingSummary
{
    public static void Write(
        IAnsiConsole console,
        TrainingResult result,
        BudgetPrices prices,
        string runDirectory,
        bool scripted,
        string? harness = null
    )
    {
        var note = NoiseRecord.Note(result.Noise, result.IsDeterministic);
        console.WriteLine();
        Row(console, "best skill", Words.Origin(result.BestOrigin));
        Row(
            console,
            "selection",
            Words.Change(result.BaselineScore, result.BestScore, result.Noise?.SmallestGain, note)
        );
        if (result is { InitialTest: { } before, BestTest: { } after })
            Row(
                console,
                "test",
                $"{Words.Change(before.Hard, after.Hard, result.Noise?.SmallestGainOn(after.Of), note)}  {Items(after)}"
            );
        if (result.Release is { } release)
        {
            var unknown = NoiseRecord.Note(release.Noise, result.IsDeterministic);
            Row(console, "release", $"{release.Reason} ({Words.SmallestGain(release.SmallestGain, unknown)})");
        }

        if (harness is not null)
            Row(console, "harness", harness);
        if (result.SkillSeen is { } seen)
            Row(console, "skill seen", HarnessWords.Seen(seen.Count, seen.Of));
        Row(console, "written to", Path.Combine(runDirectory, "best_skill.md"));
        foreach (var (role, usage) in result.Usage.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            Row(console, role, $"{Spend(usage)}; {Usd(prices.Cost(role, usage), "cost unknown")}");
        Row(console, "cost", Cost(result.Usage, prices));
        if (scripted)
        {
            Row(console, "note", "the scripted/ models are offline stand-ins: programs, not language models.");
            Row(console, "", "Their scores show that the loop works, not what a real model would gain.");
        }
    }

    private static string Items(TestScore score) =>
        score.Scored == score.Of
            ? $"on {score.Of} items"
            : $"on {score.Scored} of {score.Of} items, the others unscored";

    private static string Spend(Usage usage) =>
        $"{Words.Count(usage.Calls, "call", "calls")}, {Words.Count(usage.InputTokens)} tokens in{Cached(usage)}, {Words.Count(usage.OutputTokens)} out"
        + (usage.FailedCalls > 0 ? $", {Words.Count(usage.FailedCalls)} failed" : "")
        + (
            usage.EstimatedCalls > 0
                ? $" (of {Words.Count(usage.EstimatedCalls, "call", "calls")} estimated: the provider reports no tokens)"
                : ""
        );

    private static string Cached(Usage usage) =>
        usage.CachedInputTokens > 0 ? $" ({Words.Count(usage.CachedInputTokens)} cached)" : "";

    private static string Cost(IReadOnlyDictionary<string, Usage> usage, BudgetPrices prices)
    {
        decimal? sum = 0;
        foreach (var (role, used) in usage)
            sum += prices.Cost(role, used);
        return $"{Usd(sum, "unknown")}. {PriceNote.Of(usage.Keys.Order(StringComparer.Ordinal), prices)}";
    }

    private static string Usd(decimal? cost, string unknown) => cost is null ? unknown : $"{Words.Usd(cost)} USD";

    private static void Row(IAnsiConsole console, string name, string text) => console.WriteLine($"{name, -12} {text}");
}
