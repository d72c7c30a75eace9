using Microsoft.Extensions.AI;
using SkillOpt.Scripted.Chat;
using SkillOpt.Scripted.Optimizing;

namespace SkillOpt.Scripted;

/// <summary>
/// A stand-in for an optimizer model: a deterministic program that sees nothing but its prompt, works out what went
/// wrong and proposes a seeded mix of right and poor edits. It proves nothing about real models.
/// </summary>
public sealed class ScriptedOptimizer : IChatClient
{
    private readonly ScriptedOptimizerOptions options;
    private readonly ChatClientMetadata metadata;
    private readonly ulong seed;

    /// <summary>An optimizer with these options, or the defaults.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A share is not from 0 to 1, or the shares of poor edits exceed 1.</exception>
    public ScriptedOptimizer(ScriptedOptimizerOptions? options = null)
    {
        this.options = options ?? new ScriptedOptimizerOptions();
        var o = this.options;
        Shares.Check(o.UselessShare, nameof(o.UselessShare));
        Shares.Check(o.SpecificShare, nameof(o.SpecificShare));
        Shares.Check(o.HarmfulShare, nameof(o.HarmfulShare));
        Shares.Check(o.UnknownAnchorShare, nameof(o.UnknownAnchorShare));
        Shares.Check(o.MalformedShare, nameof(o.MalformedShare));
        Shares.Check(
            Math.Max(0, o.UselessShare + o.SpecificShare + o.HarmfulShare + o.UnknownAnchorShare - 1e-9),
            "The shares of poor edits together"
        );
        seed = SeededHash.Of($"optimizer {o.Seed}");
        metadata = new ChatClientMetadata(
            ScriptedModels.Provider,
            defaultModelId: FormattableString.Invariant(
                $"optimizer seed={o.Seed} useless={o.UselessShare} specific={o.SpecificShare} harmful={o.HarmfulShare} unknown_anchor={o.UnknownAnchorShare} malformed={o.MalformedShare}"
            )
        );
    }

    /// <summary>Answers the call that the first heading of the system message names.</summary>
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(messages);
        cancellationToken.ThrowIfCancellationRequested();
        var conversation = Conversation.Of(messages);
        return Task.FromResult(conversation.Answer(Responder.Reply(conversation, this.options, seed), metadata));
    }

    /// <summary>The same reply in one piece.</summary>
    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => OnePiece.StreamAsync(token => GetResponseAsync(messages, options, token), cancellationToken);

    /// <summary>The metadata or this client, when asked for.</summary>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        OnePiece.Service(this, metadata, serviceType, serviceKey);

    /// <summary>Nothing to release.</summary>
    public void Dispose() { }
}
