using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace SkillOpt.Tests.Training.World;

/// <summary>
/// An optimizer for tests. By default the failure analyst teaches every word that its trajectories failed on, merges keep
/// everything, the ranking keeps the first ones, and guidance is one fixed line. Each kind of reply can be replaced.
/// </summary>
internal sealed partial class RuleOptimizer : IChatClient
{
    private readonly ConcurrentQueue<OptimizerCall> calls = new();
    private readonly ConcurrentQueue<OptimizerCall> answered = new();

    /// <summary>Replies by the heading of the system prompt; the call is passed in. Null falls back to the default.</summary>
    public Dictionary<string, Func<OptimizerCall, string?>> Replies { get; init; } = [];

    /// <summary>Every call in the order of arrival.</summary>
    public IReadOnlyList<OptimizerCall> Calls => [.. calls];

    /// <summary>The calls that got a reply.</summary>
    public IReadOnlyList<OptimizerCall> Answered => [.. answered];

    /// <summary>Called before each reply; may throw or wait.</summary>
    public Func<OptimizerCall, CancellationToken, Task> Before { get; init; } = (_, _) => Task.CompletedTask;

    public IReadOnlyList<OptimizerCall> CallsTo(string heading) => [.. calls.Where(call => call.Heading == heading)];

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var all = messages.ToList();
        var heading = all[0].Text.Split('\n')[0].TrimStart('#').Trim();
        var call = new OptimizerCall(heading, all[1].Text, all, options?.MaxOutputTokens);
        calls.Enqueue(call);
        await Before(call, cancellationToken);
        answered.Enqueue(call);
        var reply = (Replies.TryGetValue(heading, out var custom) ? custom(call) : null) ?? Default(call);
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, reply))
        {
            Usage = new UsageDetails { InputTokenCount = 100, OutputTokenCount = 10 },
        };
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }

    /// <summary>An analyst's reply with these edits.</summary>
    public static string Edits(params (string Op, string Target, string Content)[] edits) =>
        JsonSerializer.Serialize(
            new
            {
                batch_size = 1,
                failure_summary = new[]
                {
                    new
                    {
                        failure_type = "unknown word",
                        count = 1,
                        description = "",
                    },
                },
                patch = new
                {
                    reasoning = "words are missing",
                    edits = edits.Select(edit => new
                    {
                        op = edit.Op,
                        target = edit.Target,
                        content = edit.Content,
                    }),
                },
            }
        );

    /// <summary>The words that the trajectories of an analyst call ask for, in order.</summary>
    public static IReadOnlyList<string> Words(string message) =>
        [.. Asked().Matches(message).Select(match => match.Groups[1].Value).Distinct()];

    private static string Default(OptimizerCall call)
    {
        if (call.IsRefinement)
        {
            return """{"patch": null}""";
        }

        return call.Heading switch
        {
            "Failure analyst" => Edits([.. Words(call.User).Select(word => ("append", "", $"teach {word}"))]),
            "Success analyst" =>
                """{"batch_size": 1, "success_patterns": [], "patch": {"reasoning": "", "edits": []}}""",
            "Ranking" or "Ranking of suggestions" =>
                """{"reasoning": "in order", "selected_indices": [0,1,2,3,4,5,6,7,8,9]}""",
            "Learning rate" => """{"learning_rate": 1, "reasoning": "", "confidence": "high", "risk_notes": []}""",
            "Slow update" =>
                """{"reasoning": "long view", "slow_update_content": "Look at the whole list of words."}""",
            "Meta skill" => """{"reasoning": "", "meta_skill_content": "Teaching words helps."}""",
            "Merge of failure patches" or "Merge of success patches" or "Final merge" => Merge(call.User),
            _ => throw new InvalidOperationException($"No reply for '{call.Heading}'."),
        };
    }

    private static string Merge(string user)
    {
        var edits = Fences()
            .Matches(user)
            .SelectMany(match => JsonDocument.Parse(match.Groups[1].Value).RootElement.EnumerateArray())
            .SelectMany(patch => patch.GetProperty("edits").EnumerateArray());
        return JsonSerializer.Serialize(new { reasoning = "all of them", edits });
    }

    [GeneratedRegex("Say the word (\\w+)")]
    private static partial Regex Asked();

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fences();
}

/// <summary>A call to the optimizer.</summary>
internal sealed record OptimizerCall(
    string Heading,
    string User,
    IReadOnlyList<ChatMessage> Messages,
    int? MaxOutputTokens
)
{
    public bool IsRefinement => Messages[^1].Text.StartsWith("# Refinement", StringComparison.Ordinal);

    public bool IsRepair => Messages[^1].Text.StartsWith("# Repair", StringComparison.Ordinal);
}
