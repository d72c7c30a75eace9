using System.Collections.Concurrent;
using Microsoft.Extensions.AI;

namespace SkillOpt.Tests.Training.World;

/// <summary>
/// A target for tests. An item asks for a word; the reply is the word when the skill has the line "teach WORD", the word
/// in a doubtful sentence when it has the line "hint WORD", and "unknown" otherwise. A line "forget WORD" undoes both.
/// </summary>
internal sealed class RuleTarget : IChatClient
{
    private readonly ConcurrentQueue<TargetCall> asked = new();
    private readonly ConcurrentQueue<TargetCall> answered = new();

    /// <summary>Every call, in the order of arrival.</summary>
    public IReadOnlyList<TargetCall> Asked => [.. asked];

    /// <summary>The calls that got a reply.</summary>
    public IReadOnlyList<TargetCall> Answered => [.. answered];

    public int Calls => asked.Count;

    /// <summary>Called before each reply; may throw or wait.</summary>
    public Func<TargetCall, CancellationToken, Task> Before { get; init; } = (_, _) => Task.CompletedTask;

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var all = messages.ToList();
        var system = all.FirstOrDefault(message => message.Role == ChatRole.System)?.Text ?? "";
        var prompt = all.Last(message => message.Role == ChatRole.User).Text;
        var call = new TargetCall(SkillIn(system), prompt, prompt.Split(' ')[^1]);
        asked.Enqueue(call);
        await Before(call, cancellationToken);
        answered.Enqueue(call);
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, Reply(call)))
        {
            Usage = new UsageDetails { InputTokenCount = 10, OutputTokenCount = 1 },
        };
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }

    private static string SkillIn(string system)
    {
        var start = system.IndexOf("<skill>\n", StringComparison.Ordinal);
        return start < 0
            ? ""
            : system[(start + "<skill>\n".Length)..system.LastIndexOf("\n</skill>", StringComparison.Ordinal)];
    }

    private static string Reply(TargetCall call)
    {
        var lines = call.Skill.Split('\n').Select(line => line.Trim().TrimStart('-', ' ')).ToHashSet();
        return lines.Contains($"forget {call.Word}") ? "unknown"
            : lines.Contains($"teach {call.Word}") ? call.Word
            : lines.Contains($"hint {call.Word}") ? $"perhaps {call.Word}"
            : "unknown";
    }
}

/// <summary>A call to the target.</summary>
/// <param name="Skill">The text of the skill.</param>
/// <param name="Prompt">The prompt of the item, such as <c>(sel 3) Say the word w3</c>.</param>
/// <param name="Word">The word asked for.</param>
internal sealed record TargetCall(string Skill, string Prompt, string Word)
{
    public bool IsSelection => Prompt.StartsWith("(sel", StringComparison.Ordinal);

    public bool IsTrain => Prompt.StartsWith("(train", StringComparison.Ordinal);

    public bool IsTest => Prompt.StartsWith("(test", StringComparison.Ordinal);
}
