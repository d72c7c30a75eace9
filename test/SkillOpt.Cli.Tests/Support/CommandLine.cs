namespace SkillOpt.Cli.Tests.Support;

/// <summary>What a command wrote and how it ended.</summary>
internal sealed record CliResult(int ExitCode, string Out, string Error);

/// <summary>Runs commands in process.</summary>
internal static class CommandLine
{
    public static Task<CliResult> RunAsync(params string[] args) => RunAsync(host => host, args);

    public static async Task<CliResult> RunAsync(Func<CliHost, CliHost> adjust, params string[] args)
    {
        using var stdout = new StringWriter { NewLine = "\n" };
        using var stderr = new StringWriter { NewLine = "\n" };
        var code = await SkillOptCli.RunAsync(args, adjust(new CliHost { Out = stdout, Error = stderr }));
        return new CliResult(code, stdout.ToString(), stderr.ToString());
    }
}
