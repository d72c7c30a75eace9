using Microsoft.Extensions.AI;

namespace SkillOpt.Harnesses.Agents.Streams;

/// <summary>
/// Puts what an agent did into one form. A call is told once however often the stream repeats it, and a result only after
/// its call: a result of nothing is no result.
/// </summary>
internal sealed class TimelineBuilder
{
    private readonly List<ChatMessage> messages = [];
    private readonly HashSet<string> called = new(StringComparer.Ordinal);
    private readonly HashSet<string> answered = new(StringComparer.Ordinal);

    public IReadOnlyList<ChatMessage> Messages => messages;

    /// <summary>
    /// The last text that was not empty; empty when there was none, or a call came after it: what is said before a call is on
    /// the way to an answer.
    /// </summary>
    public string FinalText { get; private set; } = "";

    public void Say(string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            messages.Add(new ChatMessage(ChatRole.Assistant, text));
            FinalText = text;
        }
    }

    public void Call(string? id, string? name, Dictionary<string, object?> arguments)
    {
        if (!string.IsNullOrEmpty(id) && !string.IsNullOrEmpty(name) && called.Add(id))
        {
            messages.Add(new ChatMessage(ChatRole.Assistant, [new FunctionCallContent(id, name, arguments)]));
            FinalText = "";
        }
    }

    public void Result(string? id, string text)
    {
        if (!string.IsNullOrEmpty(id) && called.Contains(id) && answered.Add(id))
        {
            messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(id, text)]));
        }
    }
}
