using System.CommandLine;
using System.Globalization;
using SkillOpt.Cli.Serving;
using SkillOpt.Errors;

namespace SkillOpt.Cli.Commands;

/// <summary><c>skillopt serve-models</c>: the scripted models over HTTP, for trying clients and for tests.</summary>
internal static class ServeModelsCommand
{
    public static Command Create(CliHost host)
    {
        var port = Whole("--port", "N", "The port on 127.0.0.1; 0 for any that is free.", 0);
        var seed = Whole("--seed", "N", "The seed of the models and of the faults.", 42);
        var latency = Whole("--latency", "MS", "How long every answer is held back, in milliseconds.", 0);
        var agents = new Option<string[]>("--agent-model")
        {
            Description = "Another name of scripted-agent; may be repeated.",
            HelpName = "NAME",
            DefaultValueFactory = _ => [],
        };
        var errors = Share("--error-rate", "Answered with status 500, 502 or 503.");
        var cuts = Share("--cut-rate", "Cut off in the middle of the answer.");
        var truncated = Share("--truncate-rate", "Answered with half a body.");
        var limited = Share("--rate-limit-rate", "Answered with status 429 and Retry-After: 1.");
        var command = new Command(
            "serve-models",
            "Serve the scripted models on 127.0.0.1, with the APIs of OpenAI and Anthropic."
        )
        {
            port,
            seed,
            latency,
            agents,
            errors,
            cuts,
            truncated,
            limited,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                var options = new ServerOptions
                {
                    Port = parsed.GetValue(port),
                    Seed = parsed.GetValue(seed),
                    Latency = TimeSpan.FromMilliseconds(parsed.GetValue(latency)),
                    AgentModels = parsed.GetValue(agents) ?? [],
                    Faults = new FaultRates(
                        parsed.GetValue(errors),
                        parsed.GetValue(cuts),
                        parsed.GetValue(truncated),
                        parsed.GetValue(limited)
                    ),
                };
                return ServeAsync(host, Checked(options), cancellationToken);
            }
        );
        return command;
    }

    private static async Task<int> ServeAsync(CliHost host, ServerOptions options, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, host.StopRequested);
        await using var server = await ModelServer.StartAsync(options, host.Time, stop.Token);
        await host.Out.WriteLineAsync($"listening on {server.BaseUrl}");
        await host.Out.FlushAsync(CancellationToken.None);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop.Token)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return ExitCode.Ok;
    }

    private static ServerOptions Checked(ServerOptions options)
    {
        if (options.Port is < 0 or > 65535)
            throw SkillOptException.BadUsage($"--port is {options.Port}; ports go from 0 to 65535.");
        if (options.Latency < TimeSpan.Zero)
            throw SkillOptException.BadUsage("--latency is negative; it must be at least 0.");
        (string Name, double Share)[] shares =
        [
            ("--error-rate", options.Faults.Error),
            ("--cut-rate", options.Faults.Cut),
            ("--truncate-rate", options.Faults.Truncated),
            ("--rate-limit-rate", options.Faults.RateLimited),
        ];
        foreach (var (name, share) in shares)
        {
            if (share is not (>= 0 and <= 1))
                throw SkillOptException.BadUsage(
                    string.Create(CultureInfo.InvariantCulture, $"{name} is {share}; a share lies between 0 and 1.")
                );
        }

        return options.Faults.Sum <= 1 + 1e-9
            ? options
            : throw SkillOptException.BadUsage("The shares of faults together exceed 1; lower one of them.");
    }

    private static Option<int> Whole(string name, string placeholder, string description, int usual) =>
        new(name)
        {
            Description = description,
            HelpName = placeholder,
            DefaultValueFactory = _ => usual,
        };

    private static Option<double> Share(string name, string what) =>
        new(name)
        {
            Description = $"Share of the requests, 0 to 1: {char.ToLowerInvariant(what[0])}{what[1..]}",
            HelpName = "SHARE",
            DefaultValueFactory = _ => 0,
        };
}
