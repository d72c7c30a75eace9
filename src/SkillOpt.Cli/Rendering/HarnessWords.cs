using System.Text.Json.Nodes;
using SkillOpt.Cli.Runs;

namespace SkillOpt.Cli.Rendering;

/// <summary>What a run says of the agent that worked, for people.</summary>
internal static class HarnessWords
{
    /// <param name="harness">The run's <c>harness.json</c>; null where there is none.</param>
    /// <returns>Such as <c>codex 0.169.0; isolation: bubblewrap (all of it in harness.json)</c>; null without a harness.</returns>
    public static string? Of(JsonNode? harness) =>
        harness.Text("harness") is not { } name
            ? null
            : $"{Words.OneLine($"{name} {harness.Text("version")}").TrimEnd()}; isolation: "
                + $"{Words.OneLine(harness.Text("isolation")?.Split(';')[0] ?? "unknown")} (all of it in harness.json)";

    public static string Seen(long count, long of) =>
        $"in {Words.Count(count)} of {Words.Count(of, "attempt", "attempts")} with a skill"
        + (count < of ? "; the others have no score" : "");
}
