using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace SkillOpt.Scripted.Agents;

/// <summary>Where an agent program works, as it tells its model.</summary>
internal static partial class WorkingDirectory
{
    public static string? Find(IEnumerable<ChatMessage> messages) =>
        messages
            // Prompts may speak of directories too.
            .OrderBy(message => message.Role == ChatRole.System ? 0 : 1)
            .SelectMany(message => message.Contents.OfType<TextContent>())
            .Select(content => Pattern().Match(content.Text))
            .Where(match => match.Success)
            .Select(match => match.Groups[1].Value.Trim())
            .FirstOrDefault();

    // Claude Code writes it in words, Codex in a tag.
    [GeneratedRegex(
        @"(?:\bworking directory:[ \t]*|<cwd>)([^<\r\n]+)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Pattern();
}
