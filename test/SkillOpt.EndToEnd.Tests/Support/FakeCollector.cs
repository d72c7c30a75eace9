using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SkillOpt.EndToEnd.Tests.Support;

/// <summary>An OpenTelemetry collector on loopback that keeps what it is sent.</summary>
internal sealed class FakeCollector : IAsyncDisposable
{
    private readonly ConcurrentQueue<Received> all = new();
    private readonly WebApplication application;
    private readonly int status;

    private FakeCollector(WebApplication application, int status) =>
        (this.application, this.status) = (application, status);

    public IReadOnlyList<Received> All => [.. all];

    public string Url =>
        application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public static async Task<FakeCollector> StartAsync(int status = StatusCodes.Status200OK)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        var collector = new FakeCollector(application, status);
        application.Run(collector.TakeAsync);
        await application.StartAsync(TestContext.Current.CancellationToken);
        return collector;
    }

    /// <summary>All texts that came to a path; protobuf holds them as they are.</summary>
    public string TextOf(string path) =>
        string.Concat(All.Where(received => received.Path == path).Select(received => received.Text));

    public async ValueTask DisposeAsync()
    {
        await application.StopAsync(CancellationToken.None);
        await application.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        all.Enqueue(
            new Received(
                context.Request.Method,
                context.Request.Path,
                context.Request.ContentType,
                Encoding.Latin1.GetString(body.ToArray())
            )
        );
        context.Response.StatusCode = status;
    }

    public sealed record Received(string Method, string Path, string? ContentType, string Text);
}
