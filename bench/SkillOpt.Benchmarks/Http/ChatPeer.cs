using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace SkillOpt.Benchmarks.Http;

/// <summary>
/// Answers every chat completion alike. The path before <c>/chat/completions</c> is the latency in milliseconds;
/// <c>/usage</c> tells what this process has used.
/// </summary>
internal sealed class ChatPeer
{
    private static readonly string Text = string.Concat(Enumerable.Repeat("The orders sum up to 1,204.50. ", 16));

    private static readonly ReadOnlyMemory<byte> Reply = JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            id = "chatcmpl-1",
            @object = "chat.completion",
            created = 1,
            model = "peer",
            choices = new[]
            {
                new
                {
                    index = 0,
                    message = new { role = "assistant", content = Text },
                    finish_reason = "stop",
                },
            },
            usage = new
            {
                prompt_tokens = 1100,
                completion_tokens = 120,
                total_tokens = 1220,
            },
        }
    );

    private int inFlight;
    private int mostInFlight;

    /// <summary>Prints its address, and serves until standard input ends.</summary>
    public static async Task<int> RunAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.WebHost.UseSockets(sockets => sockets.Backlog = 4096);
        await using var application = builder.Build();
        application.Run(new ChatPeer().AnswerAsync);
        await application.StartAsync();
        var addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        Console.WriteLine(addresses.Addresses.Single());
        await Console.In.ReadToEndAsync();
        return 0;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        if (context.Request.Path == "/usage")
        {
            await WriteUsageAsync(context.Response.Body);
            return;
        }

        Raise(Interlocked.Increment(ref inFlight));
        await context.Request.Body.CopyToAsync(Stream.Null);
        var latency = int.Parse(context.Request.Path.Value!.Split('/')[1], CultureInfo.InvariantCulture);
        if (latency > 0)
            await Task.Delay(latency);
        Interlocked.Decrement(ref inFlight);
        context.Response.ContentLength = Reply.Length;
        await context.Response.Body.WriteAsync(Reply);
    }

    private async Task WriteUsageAsync(Stream body)
    {
        using var process = Process.GetCurrentProcess();
        var usage = new PeerUsage(
            process.TotalProcessorTime.TotalMilliseconds,
            Interlocked.Exchange(ref mostInFlight, 0)
        );
        await JsonSerializer.SerializeAsync(body, usage, PeerJson.Default.PeerUsage);
    }

    private void Raise(int now)
    {
        for (int seen; now > (seen = Volatile.Read(ref mostInFlight)); )
            Interlocked.CompareExchange(ref mostInFlight, now, seen);
    }
}
