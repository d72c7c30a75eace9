using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SkillOpt.Providers.Tests.Support;

/// <summary>A server on loopback that answers every request as a test wants.</summary>
internal sealed class ModelServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<SeenRequest> seen = new();
    private readonly WebApplication application;

    private ModelServer(WebApplication application) => this.application = application;

    public string BaseUrl =>
        application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()
        + "/v1";

    public IReadOnlyList<SeenRequest> Seen => [.. seen];

    public static async Task<ModelServer> StartAsync(Func<SeenRequest, HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        var server = new ModelServer(application);
        application.Run(async context =>
        {
            var body = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            var request = new SeenRequest(
                context.Request.Method,
                context.Request.Path + context.Request.QueryString,
                context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()),
                body!.AsObject()
            );
            server.seen.Enqueue(request);
            await answer(request, context);
        });
        await application.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public static Task<ModelServer> SayingAsync(int status, string body, string type = "application/json") =>
        StartAsync((_, context) => WriteAsync(context, status, body, type));

    public static Task WriteAsync(HttpContext context, int status, string body, string type = "application/json")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(body, context.RequestAborted);
    }

    public async ValueTask DisposeAsync()
    {
        await application.StopAsync(CancellationToken.None);
        await application.DisposeAsync();
    }
}

/// <summary>A request as it came in.</summary>
internal sealed record SeenRequest(
    string Method,
    string Path,
    IReadOnlyDictionary<string, string> Headers,
    JsonObject Body
);
