using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace SkillOpt.Scripted.Agents;

/// <summary>What a prompt tells the agent to read: a task and, unless it names none, a skill.</summary>
/// <param name="SkillPath">As the prompt writes it; null when it names no skill.</param>
/// <param name="TaskPath">As the prompt writes it.</param>
/// <param name="SkillInContext">What the agent program gave of itself as the instructions of the workspace.</param>
/// <param name="Turn">The message with the prompt.</param>
internal sealed partial record Assignment(string? SkillPath, string TaskPath, string? SkillInContext, int Turn)
{
    private const string TaskFile = "task.md";
    private static readonly string[] SkillFiles = ["SKILL.md", "AGENTS.md", "CLAUDE.md"];

    /// <summary>The last prompt that names the task file; what agent programs add in tags or headings of their own is none.</summary>
    public static Assignment? Find(IReadOnlyList<ChatMessage> messages)
    {
        for (var turn = messages.Count - 1; turn >= 0; turn--)
        {
            var prompts = Texts(messages[turn]).Where(text => messages[turn].Role == ChatRole.User && !IsContext(text));
            if (
                prompts.Select(text => Read(text, messages, turn)).LastOrDefault(found => found is not null) is { } last
            )
            {
                return last;
            }
        }

        return null;
    }

    /// <summary>The files in the order in which they are read, each with what a tool said; null for those not yet asked for.</summary>
    public IEnumerable<(string Path, ToolOutput? Output)> Outputs(IReadOnlyList<ChatMessage> messages)
    {
        var contents = messages.Skip(Turn + 1).SelectMany(message => message.Contents).ToList();
        var calls = contents.OfType<FunctionCallContent>().Select(call => call.CallId).ToList();
        string[] paths = SkillPath is null ? [TaskPath] : [SkillPath, TaskPath];
        return paths.Select(
            (path, index) =>
                (
                    path,
                    contents
                        .OfType<FunctionResultContent>()
                        .Where(result => index < calls.Count && result.CallId == calls[index])
                        .Select(ToolOutput.Read)
                        .FirstOrDefault()
                )
        );
    }

    private static Assignment? Read(string prompt, IReadOnlyList<ChatMessage> messages, int turn)
    {
        var paths = PathPattern().Matches(prompt).Select(match => match.Value).ToList();
        if (paths.Find(path => FileName(path) == TaskFile) is not { } task)
        {
            return null;
        }

        var skill =
            paths.Find(path => SkillFiles.Contains(FileName(path), StringComparer.Ordinal))
            ?? paths.Find(path => FileName(path) != TaskFile);
        return new Assignment(skill, task, Instructions(messages), turn);
    }

    private static string? Instructions(IReadOnlyList<ChatMessage> messages) =>
        messages
            .SelectMany(Texts)
            .Select(text => InstructionsPattern().Match(text))
            .Where(match => match.Success)
            .Select(match => match.Groups[1].Value)
            .FirstOrDefault();

    private static IEnumerable<string> Texts(ChatMessage message) =>
        message.Contents.OfType<TextContent>().Select(content => content.Text);

    private static bool IsContext(string text)
    {
        var start = text.TrimStart();
        return start.StartsWith("<system-reminder>", StringComparison.Ordinal)
            || start.StartsWith("<environment_context>", StringComparison.Ordinal)
            || start.StartsWith("<user_instructions>", StringComparison.Ordinal)
            || InstructionsPattern().IsMatch(start);
    }

    private static string FileName(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];

    [GeneratedRegex(@"[\w.~:/\\-]*[\w-]\.md\b", RegexOptions.CultureInvariant)]
    private static partial Regex PathPattern();

    // How Codex hands AGENTS.md over.
    [GeneratedRegex(
        @"^\s*# AGENTS\.md instructions\b[^\n]*\n\s*<INSTRUCTIONS>\n(.*?)\n?</INSTRUCTIONS>",
        RegexOptions.CultureInvariant | RegexOptions.Singleline
    )]
    private static partial Regex InstructionsPattern();
}
