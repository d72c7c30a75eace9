using System.Globalization;
using Microsoft.Extensions.AI;
using SkillOpt.Rollouts;

namespace SkillOpt.Harnesses.Timelines;

/// <summary>A timeline as the optimizer reads it.</summary>
internal static class TimelineEntries
{
    /// <summary>Characters of one entry; of a longer one the beginning and the end stay.</summary>
    public const int LongestEntry = 4_000;

    /// <summary>Characters of all entries after the task; of a longer timeline the beginning and the end stay.</summary>
    public const int LongestTotal = 60_000;

    public static IReadOnlyList<TrajectoryEntry> Of(IEnumerable<ChatMessage> timeline)
    {
        var entries = timeline
            .SelectMany(message => message.Contents.Select(content => Entry(message.Role, content)))
            .OfType<TrajectoryEntry>()
            .Where(entry => !string.IsNullOrWhiteSpace(entry.Text))
            .ToList();
        return Within(entries, LongestTotal);
    }

    private static TrajectoryEntry? Entry(ChatRole role, AIContent content) =>
        content switch
        {
            TextContent text => new TrajectoryEntry(role == ChatRole.User ? "user" : "assistant", Cut(text.Text)),
            FunctionCallContent call => new TrajectoryEntry("tool_call", Cut($"{call.Name} {ContentText.Of(call)}")),
            FunctionResultContent result => new TrajectoryEntry("observation", Cut(ContentText.Of(result))),
            _ => null,
        };

    private static string Cut(string text) =>
        text.Length <= LongestEntry
            ? text
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{Head(text, LongestEntry * 3 / 4)}\n[{text.Length - LongestEntry} characters left out]\n{Tail(text, LongestEntry / 4)}"
            );

    /// <summary>A third of the room for the beginning; the end, where it is decided, gets the rest.</summary>
    private static List<TrajectoryEntry> Within(List<TrajectoryEntry> entries, int most)
    {
        if (entries.Sum(entry => entry.Text.Length) <= most)
        {
            return entries;
        }

        var first = Fitting(entries, most / 3);
        var last = Fitting(Enumerable.Reverse(entries), most - most / 3);
        var left = entries.Count - first - last;
        return
        [
            .. entries.Take(first),
            new TrajectoryEntry(
                "observation",
                string.Create(CultureInfo.InvariantCulture, $"[{left} entries left out]")
            ),
            .. entries.TakeLast(last),
        ];
    }

    private static int Fitting(IEnumerable<TrajectoryEntry> entries, int room) =>
        entries.TakeWhile(entry => (room -= entry.Text.Length) >= 0).Count();

    // Half of a character that takes two is no text.
    private static string Head(string text, int length) =>
        text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    private static string Tail(string text, int length) =>
        text[(char.IsLowSurrogate(text[^length]) ? ^(length - 1) : ^length)..];
}
