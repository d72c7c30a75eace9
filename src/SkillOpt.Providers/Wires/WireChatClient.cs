using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using SkillOpt.Providers.Http;
using SkillOpt.Providers.Options;

namespace SkillOpt.Providers.Wires;

/// <summary>
/// A model behind <see cref="IChatClient"/>. Bodies are written and read here because servers leave out, add and rename
/// fields in ways that the types of the vendors' packages refuse.
/// </summary>
internal sealed class WireChatClient(
    Endpoint endpoint,
    IWireFormat format,
    JsonObject? extra,
    TimeSpan? timeout,
    TimeProvider time
) : IChatClient
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly HttpWire wire = new(endpoint, timeout, time);
    private readonly ChatClientMetadata metadata = endpoint.Metadata;

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(messages);
        var body = Body(messages as IReadOnlyList<ChatMessage> ?? [.. messages], options);
        var response = await wire.PostAsync(format.Path, body, format.Read, cancellationToken).ConfigureAwait(false);
        foreach (var text in response.Messages.SelectMany(message => message.Contents).OfType<TextContent>())
            text.Text = endpoint.Secrets.RemoveKeysFrom(text.Text);
        return response;
    }

    /// <summary>The whole reply in one update: nothing here shows a reply while it grows.</summary>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var response = await GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        IEnumerable<AIContent> usage = response.Usage is { } details ? [new UsageContent(details)] : [];
        yield return new ChatResponseUpdate(ChatRole.Assistant, [.. response.Messages[0].Contents, .. usage])
        {
            ResponseId = response.ResponseId,
            ModelId = response.ModelId,
            FinishReason = response.FinishReason,
        };
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null)
            return null;
        return serviceType == typeof(ChatClientMetadata) ? metadata
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    public void Dispose() => wire.Dispose();

    private ReadOnlyMemory<byte> Body(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        var written = Write(json =>
        {
            json.WriteStartObject();
            format.Write(json, messages, options);
            json.WriteEndObject();
        });
        if (extra is null)
            return written;
        var body = JsonNode.Parse(written.Span)!.AsObject();
        ExtraBody.Merge(body, extra);
        return Write(json => body.WriteTo(json));
    }

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, Writing))
            write(json);
        return buffer.WrittenMemory;
    }
}
