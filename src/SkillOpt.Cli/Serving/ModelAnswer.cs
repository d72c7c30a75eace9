using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace SkillOpt.Cli.Serving;

/// <summary>What a model answered to a request.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Reply">The model's own form of the answer.</param>
/// <param name="Number">Counts the answered requests of the server from 1.</param>
/// <param name="Created">Seconds since 1970.</param>
internal sealed record ModelAnswer(ModelRequest Request, ChatResponse Reply, long Number, long Created)
{
    public string Text => Reply.Text;

    public IReadOnlyList<FunctionCallContent> Calls { get; } =
    [.. Reply.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>()];

    public long InputTokens => Reply.Usage?.InputTokenCount ?? 0;

    public long OutputTokens => Reply.Usage?.OutputTokenCount ?? 0;

    public long TotalTokens => Reply.Usage?.TotalTokenCount ?? 0;

    public static JsonObject Arguments(FunctionCallContent call) =>
        new(
            (call.Arguments ?? new Dictionary<string, object?>()).Select(argument =>
                KeyValuePair.Create(argument.Key, Node(argument.Value))
            )
        );

    private static JsonNode? Node(object? value) =>
        value switch
        {
            JsonNode node => node.DeepClone(),
            string text => text,
            _ => JsonSerializer.SerializeToNode(value, AIJsonUtilities.DefaultOptions),
        };
}
