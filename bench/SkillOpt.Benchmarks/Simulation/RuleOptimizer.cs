using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace SkillOpt.Benchmarks.Simulation;

/// <summary>
/// Answers every kind of optimizer call of the default options with valid JSON: failure analysts name the rules that
/// were missing, success analysts propose something useless, merges keep everything, the ranking chooses at random.
/// </summary>
internal static partial class RuleOptimizer
{
    private const int Most = 4;

    public static string Answer(CallId call, IReadOnlyList<ChatMessage> messages)
    {
        var user = messages[1].Text;
        var heading = messages[0].Text.Split('\n')[0];
        JsonObject reply =
            messages.Count > 2
                ? new() { ["patch"] = null }
                : heading switch
                {
                    "# Failure analyst" => Analyst(MissingRules(user)),
                    "# Success analyst" => Analyst([$"Keep to the format, number {(int)(call.Share(5) * 9)}."]),
                    "# Ranking" => new() { ["selected_indices"] = Shuffled(call, 64) },
                    "# Slow update" => new() { ["slow_update_content"] = $"Check {Rule(call)} twice. {Apply(call)}" },
                    "# Meta skill" => new() { ["meta_skill_content"] = $"Rules help; {Rule(call)} was missed often." },
                    _ => new() { ["edits"] = AllEdits(user) },
                };
        reply["reasoning"] = call.ToString();
        return reply.ToJsonString();
    }

    private static JsonObject Analyst(IEnumerable<string> lines) =>
        new()
        {
            ["batch_size"] = 8,
            ["failure_summary"] = new JsonArray(
                new JsonObject
                {
                    ["failure_type"] = "missing rule",
                    ["count"] = 2,
                    ["description"] = "The skill does not name the rule.",
                }
            ),
            ["patch"] = new JsonObject
            {
                ["reasoning"] = "Rules are missing.",
                ["edits"] = new JsonArray([.. lines.Select(Edit)]),
            },
        };

    private static JsonObject Edit(string line) =>
        new()
        {
            ["op"] = "append",
            ["target"] = "",
            ["content"] = $"- {line}",
        };

    private static IEnumerable<string> MissingRules(string user) =>
        Needed()
            .Matches(user)
            .Select(match => $"Apply {match.Groups[1].Value}.")
            .Distinct()
            .Where(line => !user.Contains(line, StringComparison.Ordinal))
            .Take(Most);

    private static JsonArray AllEdits(string user) =>
        [
            .. Fences()
                .Matches(user)
                .SelectMany(match => JsonNode.Parse(match.Groups[1].Value)!.AsArray())
                .SelectMany(patch => patch!["edits"]!.AsArray())
                .DistinctBy(edit => edit!["content"]!.GetValue<string>())
                .Select(edit => edit!.DeepClone()),
        ];

    private static JsonArray Shuffled(CallId call, int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .OrderBy(index => call.Share(100 + (ulong)index))
                .Select(index => JsonValue.Create(index)),
        ];

    private static string Apply(CallId call) => $"Apply {Rule(call)}.";

    private static string Rule(CallId call) =>
        string.Create(CultureInfo.InvariantCulture, $"r{(int)(call.Share(6) * 120):000}");

    [GeneratedRegex(@"Needs (r\d+)")]
    private static partial Regex Needed();

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fences();
}
