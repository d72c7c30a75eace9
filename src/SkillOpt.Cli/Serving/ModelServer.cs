using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SkillOpt.Errors;

namespace SkillOpt.Cli.Serving;

/// <summary>The scripted models behind the APIs of OpenAI and Anthropic, on this machine only.</summary>
internal sealed class ModelServer : IAsyncDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly WebApplication application;

    private ModelServer(WebApplication application) => this.application = application;

    public string BaseUrl =>
        application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()
        + "/v1";

    /// <exception cref="SkillOptException">The port is taken or may not be used.</exception>
    public static async Task<ModelServer> StartAsync(
        ServerOptions options,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        // Empty, so that nothing in the surroundings can make it listen elsewhere.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, options.Port));
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Grace);
        var application = builder.Build();
        application.Run(new ModelEndpoint(options, time).AnswerAsync);
        try
        {
            await application.StartAsync(cancellationToken);
            return new ModelServer(application);
        }
        catch (IOException problem)
        {
            await application.DisposeAsync();
            throw SkillOptException.BadUsage(
                $"Port {options.Port} cannot be used: {problem.Message} Choose another one, or 0 for any that is free.",
                problem
            );
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await application.StopAsync(CancellationToken.None);
        await application.DisposeAsync();
    }

    /// <summary>Signals are the command line's own business.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
