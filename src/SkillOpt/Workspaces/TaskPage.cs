using System.Security.Cryptography;
using System.Text;
using SkillOpt.Rollouts;
using SkillOpt.Scoring;
using SkillOpt.Tasks;

namespace SkillOpt.Workspaces;

/// <summary>Writes <c>task.md</c> for tasks that are answered by a message. The same sections in the same order for all.</summary>
internal static class TaskPage
{
    private const string Tags =
        "Finish your last message with the final answer between <answer> and </answer>. If it has no tags, the whole "
        + "message is taken as the answer.";

    private const string TagsCount =
        "Your last message is the answer. Where it has <answer> and </answer>, only what stands between the last ones counts.";

    private const string Whole = "Your last message is the answer; what counts in it is found as the task says.";

    /// <summary>For fingerprints: a hash of all words that do not come from a task.</summary>
    /// <param name="own">Those of an environment itself.</param>
    public static string Digest(string own = "")
    {
        var words = string.Join('\n', Tags, TagsCount, Whole, Write(Sample, "-", ["-"], "-"), own);
        return $"task={Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))[..16]}";
    }

    /// <param name="item">The task; of it only what the target may see is used.</param>
    /// <param name="instructions">What holds for all tasks; null for nothing.</param>
    /// <param name="files">What lies beside, a line for each.</param>
    /// <param name="answer">What the answer has to look like; null when the instructions say it.</param>
    public static string Write(TaskItem item, string? instructions, IReadOnlyList<string> files, string? answer)
    {
        var page = new StringBuilder();
        Section(page, "Instructions", instructions);
        var before = item
            .Messages.SkipLast(1)
            .Select(said => $"<message role=\"{said.Role}\">\n{said.Text}\n</message>");
        Section(page, "What was said before", string.Join("\n\n", before));
        Section(page, "Task", item.Prompt);
        Section(page, "Files", string.Join('\n', files.Select(file => $"- {file}")));
        Section(page, "Answer", answer);
        return page.ToString();
    }

    /// <summary>What the answer has to look like where the environment itself asks for it.</summary>
    public static string AskForTags => Tags;

    /// <summary>What counts of an answer when a user's own prompt says how to answer.</summary>
    public static string WhatCounts(IScorer scorer) => scorer is IExtractsAnswer ? Whole : TagsCount;

    /// <summary>A prompt as it is where no skill follows it.</summary>
    public static string WithoutSkill(string prompt) =>
        prompt.Replace($" {SkillPrompt.Below}", "", StringComparison.Ordinal);

    private static TaskItem Sample => new("-", "-", []) { Messages = [new("user", "-"), new("user", "-")] };

    private static void Section(StringBuilder page, string title, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            page.Append(page.Length > 0 ? "\n" : "")
                .Append("## ")
                .Append(title)
                .Append("\n\n")
                .Append(text)
                .Append('\n');
        }
    }
}
