using System.Globalization;
using SkillOpt.Reflection;
using SkillOpt.Skills;

namespace SkillOpt.EpochUpdates;

/// <summary>
/// The user messages of the slow update and of the meta skill. Guidance is the text of the slow update so far, memory that
/// of the meta skill; blank for none yet.
/// </summary>
internal static class EpochMessage
{
    private const string Nothing = "None yet.";

    public static string SlowUpdate(
        Skill previous,
        Skill current,
        string guidance,
        IReadOnlyList<ComparisonPair> pairs,
        int maxTrajectoryTokens
    ) => Compare(Begin(previous, current, guidance), pairs, maxTrajectoryTokens).ToString();

    public static string MetaSkill(
        Skill previous,
        Skill current,
        string guidance,
        string memory,
        IReadOnlyList<ComparisonPair> pairs,
        int maxTrajectoryTokens
    ) =>
        Compare(
                Optional(Begin(previous, current, guidance), "## Previous Memory", "memory", memory),
                pairs,
                maxTrajectoryTokens
            )
            .ToString();

    private static MessageText Begin(Skill previous, Skill current, string guidance) =>
        Optional(
            new MessageText().Skill("## Previous Epoch's Skill", previous.Text).Skill("## Current Skill", current.Text),
            "## Previous Guidance",
            "guidance",
            guidance
        );

    private static MessageText Optional(MessageText message, string heading, string tag, string text) =>
        string.IsNullOrWhiteSpace(text)
            ? message.Heading(heading).Line(Nothing)
            : message.Heading(heading).Tagged(tag, text.Trim());

    private static MessageText Compare(MessageText message, IReadOnlyList<ComparisonPair> pairs, int maxTokens)
    {
        List<ComparisonPair> Of(ComparisonCategory category) => [.. pairs.Where(pair => pair.Category == category)];
        var improved = Of(ComparisonCategory.Improved);
        var regressed = Of(ComparisonCategory.Regressed);
        var failing = Of(ComparisonCategory.PersistentFail);
        var stable = Of(ComparisonCategory.StableSuccess);
        var unmeasured = Of(ComparisonCategory.Unmeasured).Count;
        var counts = string.Create(
            CultureInfo.InvariantCulture,
            $"Improved: {improved.Count}. Regressed: {regressed.Count}. Persistent failures: {failing.Count}. Stable successes: {stable.Count}."
        );
        message
            .Heading($"## Comparison ({DataText.Count(pairs.Count, "item")})")
            .Line(
                unmeasured == 0
                    ? counts
                    : string.Create(CultureInfo.InvariantCulture, $"{counts} Without a score: {unmeasured}.")
            );
        InDetail(message, "Regressed", regressed, maxTokens);
        InDetail(message, "Persistent failures", failing, maxTokens);
        InDetail(message, "Improved", improved, maxTokens);
        if (stable.Count > 0)
        {
            message
                .Heading(string.Create(CultureInfo.InvariantCulture, $"### Stable successes ({stable.Count})"))
                .Line(string.Join(", ", stable.Select(pair => DataText.OneLine(pair.ItemId))));
        }

        return message;
    }

    private static void InDetail(MessageText message, string title, List<ComparisonPair> pairs, int maxTokens)
    {
        if (pairs.Count > 0)
        {
            message.Heading(string.Create(CultureInfo.InvariantCulture, $"### {title} ({pairs.Count})"));
        }

        foreach (var pair in pairs)
        {
            message.Heading($"#### Item {DataText.OneLine(pair.ItemId)}");
            if (!string.IsNullOrWhiteSpace(pair.TaskType))
            {
                message.Line($"Task type: {DataText.OneLine(pair.TaskType)}");
            }

            Attempt(message, "Previous", pair.Previous!, maxTokens);
            Attempt(message, "Current", pair.Current!, maxTokens);
        }
    }

    private static void Attempt(MessageText message, string which, AnalystTrajectory attempt, int maxTokens)
    {
        var feedback = string.IsNullOrWhiteSpace(attempt.Feedback)
            ? ""
            : $" Feedback: {DataText.Labelled(attempt.Feedback)}";
        message
            .Line($"{which}: {TrajectoryText.Score(attempt)}.{feedback}")
            .Tagged("trajectory", TrajectoryText.Render(attempt, maxTokens));
    }
}
