using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace SkillOpt.Scripted.Chat;

/// <summary>What the scripted clients have in common beside their replies.</summary>
internal static class OnePiece
{
    /// <summary>A reply that is whole at once, for callers that read it as a stream.</summary>
    public static async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        Func<CancellationToken, Task<ChatResponse>> reply,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var response = await reply(cancellationToken).ConfigureAwait(false);
        foreach (var update in response.ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    /// <summary>The metadata or the client itself, when asked for without a key.</summary>
    public static object? Service(IChatClient client, ChatClientMetadata metadata, Type serviceType, object? serviceKey)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(ChatClientMetadata) ? metadata
            : serviceType.IsInstanceOfType(client) ? client
            : null;
    }
}
