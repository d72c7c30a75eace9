using System.CommandLine;
using System.CommandLine.Help;
using SkillOpt.Cli.Commands;
using SkillOpt.Errors;

namespace SkillOpt.Cli;

/// <summary>The command line, as a function of its arguments and its surroundings.</summary>
internal static class SkillOptCli
{
    public static Task<int> RunAsync(
        string[] args,
        TextWriter stdout,
        TextWriter stderr,
        CancellationToken stopRequested = default
    ) =>
        RunAsync(
            args,
            new CliHost
            {
                Out = stdout,
                Error = stderr,
                StopRequested = stopRequested,
            }
        );

    public static async Task<int> RunAsync(string[] args, CliHost host)
    {
        var root = RootCommandFactory.Create(host);
        var parsed = root.Parse(args);
        var debug = parsed.GetValue(RootCommandFactory.Debug) || host.Variable("SKILLOPT_DEBUG") is "1";
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction)
            return ErrorOutput.WriteParseErrors(host.Error, parsed);

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = host.Out,
                    Error = host.Error,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null,
                },
                host.Cancelled
            );
        }
        catch (SkillOptException problem)
        {
            ErrorOutput.Write(host.Error, problem.Message, problem, debug);
            return (int)problem.Kind;
        }
        catch (OperationCanceledException)
        {
            ErrorOutput.Write(host.Error, "cancelled.");
            return ExitCode.Cancelled;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            ErrorOutput.Write(host.Error, problem.Message, problem, debug);
            return ExitCode.Unexpected;
        }
#pragma warning disable CA1031 // The last resort of the process: a person gets one sentence instead of a stack trace.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            ErrorOutput.Write(
                host.Error,
                $"unexpected: {problem.GetType().Name}: {problem.Message} (--debug shows where; this is a defect, please report it)",
                problem,
                debug
            );
            return ExitCode.Unexpected;
        }
    }
}
