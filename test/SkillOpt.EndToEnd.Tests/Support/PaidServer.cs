using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SkillOpt.Scripted;

namespace SkillOpt.EndToEnd.Tests.Support;

/// <summary>
/// The scripted models behind a provider's protocol on loopback, so that a test sees from outside what a run pays for.
/// </summary>
internal sealed class PaidServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> bill = new();
    private readonly WebApplication application;
    private readonly Dictionary<string, IChatClient> models;
    private TaskCompletionSource open = new();
    private int waiting;

    private PaidServer(WebApplication application)
    {
        this.application = application;
        models = ((string[])["target", "optimizer"]).ToDictionary(
            name => name,
            name => ScriptedModels.Create(name, seed: 42)
        );
        open.SetResult();
    }

    /// <summary>Every request, in the order in which they came.</summary>
    public IReadOnlyList<string> Bill => [.. bill];

    /// <summary>Requests that are held back.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    private string BaseUrl =>
        application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()
        + "/v1";

    public static async Task<PaidServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        var server = new PaidServer(application);
        application.Run(server.AnswerAsync);
        await application.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>The settings with which a run uses this server.</summary>
    public string[] Settings() =>
        [
            .. ((string[])["target", "optimizer"]).SelectMany(name =>
                (string[])
                    [
                        "--set",
                        $"model.{name}=openai-compatible/{name}",
                        "--set",
                        $"model.{name}_options.base_url={BaseUrl}",
                    ]
            ),
            // The noise is measured by asking the same twice, which would look like paying twice.
            "--set",
            "evaluation.gate=strict",
        ];

    /// <summary>From now on no request is answered.</summary>
    public void HoldBack() => open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Answers what is held back and whatever comes.</summary>
    public void Answer() => open.SetResult();

    public async ValueTask DisposeAsync()
    {
        open.TrySetResult();
        await application.StopAsync(CancellationToken.None);
        await application.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var body = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!;
        bill.Enqueue(body.ToJsonString());
        Interlocked.Increment(ref waiting);
        try
        {
            await open.Task.WaitAsync(context.RequestAborted);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }

        var messages = body["messages"]!
            .AsArray()
            .Select(message => new ChatMessage(
                new ChatRole(message!["role"]!.GetValue<string>()),
                message["content"]!.GetValue<string>()
            ));
        var reply = await models[body["model"]!.GetValue<string>()]
            .GetResponseAsync(messages, cancellationToken: context.RequestAborted);
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(
            JsonSerializer.Serialize(
                new
                {
                    choices = new[]
                    {
                        new { message = new { role = "assistant", content = reply.Text }, finish_reason = "stop" },
                    },
                    usage = new
                    {
                        prompt_tokens = reply.Usage!.InputTokenCount,
                        completion_tokens = reply.Usage.OutputTokenCount,
                    },
                }
            ),
            context.RequestAborted
        );
    }
}
