using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using SkillOpt.Scripted;

namespace SkillOpt.Cli.Serving;

/// <summary>Answers requests for the scripted models, and spoils as many of the answers as it was told.</summary>
internal sealed class ModelEndpoint(ServerOptions options, TimeProvider time)
{
    private const string ChatPath = "/v1/chat/completions";
    private const string ModelsPath = "/v1/models";
    private const string Json = "application/json";
    private const string Invalid = "invalid_request_error";

    private static readonly JsonDocumentOptions Reading = new() { AllowDuplicateProperties = false };
    private static readonly int[] ErrorCodes = [500, 502, 503];

    private readonly SortedDictionary<string, IChatClient> models = new(StringComparer.Ordinal)
    {
        ["scripted-target"] = ScriptedModels.Create("target", options.Seed),
        ["scripted-optimizer"] = ScriptedModels.Create("optimizer", options.Seed),
    };
    private long requests;

    private long Now => time.GetUtcNow().ToUnixTimeSeconds();

    public Task AnswerAsync(HttpContext context) =>
        (context.Request.Path.Value, context.Request.Method) switch
        {
            (ChatPath, "POST") => ChatAsync(context),
            (ModelsPath, "GET") => SendAsync(context, 200, ChatReply.Models(models.Keys, Now)),
            (ChatPath or ModelsPath, _) => RefuseAsync(context, 405, "The method is not allowed here."),
            _ => RefuseAsync(context, 404, $"There is nothing here but POST {ChatPath} and GET {ModelsPath}."),
        };

    private async Task ChatAsync(HttpContext context)
    {
        var number = Interlocked.Increment(ref requests);
        var fault = options.Faults.Draw(options.Seed, number);
        ChatRequest request;
        try
        {
            var (sent, aborted) = (context.Request.Body, context.RequestAborted);
            request = ChatRequest.Read(await JsonNode.ParseAsync(sent, null, Reading, aborted));
        }
        catch (Exception problem) when (problem is JsonException or FormatException)
        {
            await RefuseAsync(context, 400, problem.Message);
            return;
        }

        if (!models.TryGetValue(request.Model, out var model))
        {
            var names = string.Join(" and ", models.Keys);
            var message = $"There is no model '{request.Model}'. The models are {names}.";
            await SendAsync(context, 404, ChatReply.Error(message, Invalid, "model_not_found"));
            return;
        }

        await Task.Delay(options.Latency, time, context.RequestAborted);
        if (fault is Fault.Error)
        {
            var status = ErrorCodes[number % ErrorCodes.Length];
            await SendAsync(context, status, ChatReply.Error("The server failed, as it was told to.", "server_error"));
            return;
        }

        if (fault is Fault.RateLimited)
        {
            context.Response.Headers.RetryAfter = "1";
            await SendAsync(context, 429, ChatReply.Error("Too many requests, as it was told.", "rate_limit_error"));
            return;
        }

        var reply = await model.GetResponseAsync(request.Messages, cancellationToken: context.RequestAborted);
        var body = request.Stream
            ? ChatReply.Streamed(request, reply, number, Now)
            : ChatReply.Whole(request, reply, number, Now);
        await DeliverAsync(context, body, request.Stream ? "text/event-stream" : Json, fault);
    }

    private static async Task DeliverAsync(HttpContext context, byte[] body, string contentType, Fault fault)
    {
        if (fault is Fault.None)
        {
            await SendAsync(context, 200, body, contentType);
            return;
        }

        var half = body[..(body.Length / 2)];
        if (fault is Fault.Truncated)
        {
            await SendAsync(context, 200, half, contentType);
            return;
        }

        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(half, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        context.Abort();
    }

    private static Task RefuseAsync(HttpContext context, int status, string message) =>
        SendAsync(context, status, ChatReply.Error(message, Invalid));

    private static async Task SendAsync(HttpContext context, int status, byte[] body, string contentType = Json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
