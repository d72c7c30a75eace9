using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace SkillOpt.Providers.ChatCompletions;

/// <summary>
/// Chat completions behind <see cref="IChatClient"/>. Bodies are written and read here because compatible servers leave
/// out, add and rename fields in ways that the SDK's own types refuse.
/// </summary>
internal sealed class OpenAIChatClient : IChatClient
{
    private readonly Endpoint endpoint;
    private readonly ProviderOptions settings;
    private readonly ChatClient client;
    private readonly ChatClientMetadata metadata;

    public OpenAIChatClient(Endpoint endpoint, ProviderOptions settings)
    {
        this.endpoint = endpoint;
        this.settings = settings;
        metadata = new ChatClientMetadata(endpoint.Provider, endpoint.BaseUrl, endpoint.Model);
        var options = new OpenAIClientOptions
        {
            Endpoint = endpoint.BaseUrl,
            // The training loop retries and limits the time of an attempt; twice would multiply.
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
        };
        if (endpoint.Key is null)
            options.AddPolicy(new WithoutAuthorization(), PipelinePosition.BeforeTransport);
        client = new ChatClient(endpoint.Model, endpoint.Key?.Credential ?? new ApiKeyCredential("none"), options);
    }

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(messages);
        var body = RequestBody.Write(endpoint, settings, messages, options);
        var response = await SendAsync(body, cancellationToken).ConfigureAwait(false);
        if (response.Status is < 200 or > 299)
            throw Failure.Status(endpoint, response.Status, response.Content.ToString());
        return ReplyBody.Read(endpoint, response.Content);
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

    public void Dispose() { }

    private async Task<PipelineResponse> SendAsync(BinaryData body, CancellationToken cancellationToken)
    {
        using var content = BinaryContent.Create(body);
        var request = new RequestOptions
        {
            CancellationToken = cancellationToken,
            ErrorOptions = ClientErrorBehaviors.NoThrow,
        };
        try
        {
            var result = await client.CompleteChatAsync(content, request).ConfigureAwait(false);
            return result.GetRawResponse();
        }
        catch (Exception exception)
            when (exception
                    is ClientResultException
                        or HttpRequestException
                        or IOException
                        or OperationCanceledException
            )
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Failure.Connection(endpoint, exception);
        }
    }
}
