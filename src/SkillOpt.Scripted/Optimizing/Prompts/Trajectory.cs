using System.Text.RegularExpressions;
using SkillOpt.Scripted.Chat;

namespace SkillOpt.Scripted.Optimizing.Prompts;

/// <summary>What the optimizer can see of one attempt.</summary>
/// <param name="ItemId">The item's id as the prompt gives it.</param>
/// <param name="Task">The text that the target was asked.</param>
/// <param name="Expected">The right answer, when the feedback says it.</param>
internal sealed partial record Trajectory(string ItemId, string Task, string? Expected)
{
    /// <summary>The trajectories of an analyst's prompt.</summary>
    public static IReadOnlyList<Trajectory> ReadAll(string body) =>
        [
            .. Section
                .Split(body, "### ")
                .Where(section => section.Title.StartsWith("Trajectory", StringComparison.Ordinal))
                .Select(section => Read(ItemIdOf(section.Title), section.Body)),
        ];

    public static Trajectory Read(string itemId, string block)
    {
        var steps = Tags.Between(block, "<trajectory>", "</trajectory>") ?? "";
        var outside = block.Split("<trajectory>")[0];
        var expected = ExpectedPattern().Match(outside) is { Success: true } match
            ? match
            : ExpectedPattern().Match(steps);
        return new Trajectory(itemId, UserText(steps), expected.Success ? expected.Groups["expected"].Value : null);
    }

    public static string ItemIdOf(string title)
    {
        var at = title.LastIndexOf("tem ", StringComparison.Ordinal);
        return at < 0 ? "" : title[(at + 4)..].Trim();
    }

    private static string UserText(string steps)
    {
        var lines = new List<string>();
        var inside = false;
        foreach (var line in steps.Split('\n'))
        {
            if (RolePattern().Match(line) is { Success: true } role)
            {
                inside = role.Groups["role"].Value == "user";
                if (inside)
                {
                    lines.Add(line[role.Length..].TrimStart());
                }
            }
            else if (inside)
            {
                lines.Add(line);
            }
        }

        return string.Join('\n', lines).Trim();
    }

    [GeneratedRegex(@"^\[(?<role>system|user|assistant|tool_call|observation|verification)\]")]
    private static partial Regex RolePattern();

    [GeneratedRegex("""Expected "(?<expected>.*?)", got """, RegexOptions.Singleline)]
    private static partial Regex ExpectedPattern();
}
