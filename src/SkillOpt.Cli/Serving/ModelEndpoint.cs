using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using SkillOpt.Cli.Serving.Chat;
using SkillOpt.Cli.Serving.Messages;
using SkillOpt.Cli.Serving.Responses;

namespace SkillOpt.Cli.Serving;

/// <summary>Answers requests for the scripted models, and spoils as many of the answers as it was told.</summary>
internal sealed class ModelEndpoint(ServerOptions options, TimeProvider time)
{
    private const string ChatPath = "/v1/chat/completions";
    private const string ResponsesPath = "/v1/responses";
    private const string MessagesPath = "/v1/messages";
    private const string CountPath = $"{MessagesPath}/count_tokens";
    private const string ModelsPath = "/v1/models";
    private const string Json = "application/json";
    private const int CharactersPerToken = 4;

    private static readonly JsonDocumentOptions Reading = new() { AllowDuplicateProperties = false };
    private static readonly int[] ErrorCodes = [500, 502, 503];
    private static readonly ChatWire Chat = new();
    private static readonly ResponsesWire Responses = new();
    private static readonly MessagesWire Messages = new();

    private readonly ServedModels models = new(options.Seed, options.AgentModels);
    private long requests;

    private long Now => time.GetUtcNow().ToUnixTimeSeconds();

    public Task AnswerAsync(HttpContext context) =>
        (context.Request.Path.Value, context.Request.Method) switch
        {
            (ChatPath, "POST") => AskAsync(context, Chat),
            (ResponsesPath, "POST") => AskAsync(context, Responses),
            (MessagesPath, "POST") => AskAsync(context, Messages),
            (CountPath, "POST") => CountAsync(context),
            (ModelsPath, "GET") => SendAsync(context, 200, models.List(Now)),
            // Some clients look whether anybody is there.
            ("/", "GET" or "HEAD") => SendAsync(context, 200, "{}"u8.ToArray()),
            (ChatPath or ResponsesPath or MessagesPath or CountPath or ModelsPath, _) => RefuseAsync(
                context,
                405,
                "The method is not allowed here."
            ),
            _ => RefuseAsync(
                context,
                404,
                $"There is nothing here but POST {ChatPath}, {ResponsesPath}, {MessagesPath} and {CountPath}, and GET {ModelsPath}."
            ),
        };

    private async Task AskAsync(HttpContext context, IModelWire wire)
    {
        var number = Interlocked.Increment(ref requests);
        var fault = options.Faults.Draw(options.Seed, number);
        if (await ReadAsync(context, wire) is not { } request)
            return;
        if (models.Find(request.Model, byAgents: wire != Chat) is not { } model)
        {
            var message = $"There is no model '{request.Model}'. The models are {models.Names}.";
            await SendAsync(context, 404, wire.Error(404, message));
            return;
        }

        await Task.Delay(options.Latency, time, context.RequestAborted);
        if (fault is Fault.Error)
        {
            var status = ErrorCodes[number % ErrorCodes.Length];
            await SendAsync(context, status, wire.Error(status, "The server failed, as it was told to."));
            return;
        }

        if (fault is Fault.RateLimited)
        {
            context.Response.Headers.RetryAfter = "1";
            await SendAsync(context, 429, wire.Error(429, "Too many requests, as it was told."));
            return;
        }

        var asked = new ChatOptions { Tools = [.. request.Tools] };
        var reply = await model.GetResponseAsync(request.Messages, asked, context.RequestAborted);
        var answer = new ModelAnswer(request, reply, number, Now);
        var body = request.Stream ? wire.Streamed(answer) : wire.Whole(answer);
        await DeliverAsync(context, body, request.Stream ? "text/event-stream" : Json, fault);
    }

    private static async Task CountAsync(HttpContext context)
    {
        if (await ReadAsync(context, Messages) is not { } request)
            return;
        var length = request.Messages.SelectMany(message => message.Contents).OfType<TextContent>().Sum(Length);
        var tokens = (length + CharactersPerToken - 1) / CharactersPerToken;
        await SendAsync(context, 200, ReplyJson.Bytes(new JsonObject { ["input_tokens"] = tokens }));

        static int Length(TextContent content) => content.Text.Length;
    }

    /// <returns>Null when the request was refused, because it cannot be read.</returns>
    private static async Task<ModelRequest?> ReadAsync(HttpContext context, IModelWire wire)
    {
        try
        {
            var (sent, aborted) = (context.Request.Body, context.RequestAborted);
            return await JsonNode.ParseAsync(sent, null, Reading, aborted) is JsonObject body
                ? wire.Read(body)
                : throw new FormatException("The body must be a JSON object.");
        }
        catch (Exception problem) when (problem is JsonException or FormatException)
        {
            await SendAsync(context, 400, wire.Error(400, problem.Message));
            return null;
        }
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

    private static Task RefuseAsync(HttpContext context, int status, string message)
    {
        var path = context.Request.Path.Value ?? "";
        IModelWire wire = path.StartsWith(MessagesPath, StringComparison.Ordinal) ? Messages : Chat;
        return SendAsync(context, status, wire.Error(status, message));
    }

    private static async Task SendAsync(HttpContext context, int status, byte[] body, string contentType = Json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
