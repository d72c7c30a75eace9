using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using SkillOpt.Harnesses.Isolation;
using SkillOpt.Harnesses.Workspaces;
using SkillOpt.Models;

namespace SkillOpt.Harnesses.Agents;

/// <summary>
/// An agent program as a model: one call is one run of it, so that limits, retries and the record work as for any other.
/// With a <see cref="WorkspaceContent"/> beside the prompt it works in that folder; without one it answers from the prompt,
/// in an empty folder and without tools.
/// </summary>
internal sealed class AgentClient : IChatClient
{
    private readonly IAgent agent;
    private readonly AgentOptions options;
    private readonly TimeProvider time;
    private readonly Func<string, string?> environment;
    private readonly ChatClientMetadata metadata;
    private readonly Lock gate = new();
    private Task<AgentInstallation>? installation;

    /// <param name="agent">Which agent.</param>
    /// <param name="options">How it is run.</param>
    /// <param name="time">The clock.</param>
    /// <param name="environment">Where its key is looked for; null for this process's environment.</param>
    public AgentClient(IAgent agent, AgentOptions options, TimeProvider time, Func<string, string?>? environment = null)
    {
        (this.agent, this.options, this.time) = (agent, options, time);
        this.environment = environment ?? Environment.GetEnvironmentVariable;
        metadata = new ChatClientMetadata(agent.Name, options.BaseUrl, options.Model);
    }

    public IAgent Agent => agent;

    public AgentOptions Options => options;

    /// <summary>Null before it was found.</summary>
    public AgentInstallation? Installation =>
        Volatile.Read(ref installation) is { IsCompletedSuccessfully: true } found ? found.Result : null;

    /// <summary>Finds the program and its version, once.</summary>
    /// <exception cref="Errors.SkillOptException">Kind Usage: it is not installed, or cannot be started.</exception>
    public Task<AgentInstallation> FindAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (installation is null or { IsFaulted: true } or { IsCanceled: true })
            {
                installation = new AgentFinder(agent, options, time).FindAsync(cancellationToken);
            }

            return installation;
        }
    }

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var sent = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var found = await FindAsync(cancellationToken).ConfigureAwait(false);
        var work = sent.SelectMany(message => message.Contents).OfType<WorkspaceContent>().FirstOrDefault();
        using var folders = new AttemptFolders();
        var run = new AgentRun(agent, this.options, found, folders, Key(), time);
        var prompt = work is null ? AgentPrompt.ForAnswer(sent) : AgentPrompt.ForWork(sent);
        var reply = await run.RunAsync(prompt, work, cancellationToken).ConfigureAwait(false);
        return Response(reply, work is not null);
    }

    /// <summary>The whole reply at once: a program's stream is read when it has ended.</summary>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var response = await GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        foreach (var update in response.ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    public void Dispose() { }

    private string? Key() =>
        (options.KeyVariable is { } named ? [named] : agent.KeyVariables)
            .Select(environment)
            .FirstOrDefault(key => !string.IsNullOrWhiteSpace(key))
            ?.Trim();

    /// <summary>Tokens and, where the agent says so, what they cost.</summary>
    private static UsageDetails? UsageOf(AgentReply reply)
    {
        if (reply.Cost is not { } cost)
        {
            return reply.Usage;
        }

        var usage = reply.Usage ?? new UsageDetails();
        usage.AdditionalCounts ??= [];
        usage.AdditionalCounts[MeteredChatClient.ReportedCost] = (long)Math.Round(cost * 1_000_000m);
        return usage;
    }

    /// <summary>A model's reply is the answer alone: what an agent said on the way is no part of it.</summary>
    private ChatResponse Response(AgentReply reply, bool withTimeline) =>
        new(withTimeline ? [.. reply.Timeline] : [new ChatMessage(ChatRole.Assistant, reply.Answer)])
        {
            Usage = UsageOf(reply),
            ModelId = options.Model,
            FinishReason = ChatFinishReason.Stop,
            RawRepresentation = reply,
        };
}
