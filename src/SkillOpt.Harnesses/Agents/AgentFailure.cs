using System.Globalization;
using System.Text.RegularExpressions;
using SkillOpt.Harnesses.Timelines;
using SkillOpt.Models;
using SkillOpt.Processes;

namespace SkillOpt.Harnesses.Agents;

/// <summary>What an agent that gave no answer means for the run.</summary>
internal static partial class AgentFailure
{
    private const int LongestQuote = 300;
    private const int KilledBySignal = 128;
    private const int Unauthorized = 401;

    /// <summary>It had to be stopped, or was never started. It would do the same again.</summary>
    public static ModelCallException Stopped(IAgent agent, ProcessResult result, Redactor redactor)
    {
        var last = LastLine(result.Output) ?? LastLine(result.Error);
        var asks =
            result.End is ProcessEnd.TimedOut && last is not null && Question().IsMatch(End(last))
                ? " It waits for an answer that nobody gives."
                : "";
        return new ModelCallException(
            ModelCallFailure.Rejected,
            $"{agent.Name}: {result.Reason}{asks}{Quote(last, redactor)}"
        );
    }

    /// <summary>Null when there is none.</summary>
    public static ModelCallException? Of(IAgent agent, AgentReply reply, ProcessResult result, Redactor redactor)
    {
        if (reply.Fault is { } fault)
        {
            var reason = $"{agent.Name}: {redactor.Clean(fault.Reason)}";
            return fault.Kind switch
            {
                AgentFaultKind.Transient => new ModelCallException(ModelCallFailure.Transient, reason),
                AgentFaultKind.SignIn => new ModelCallException(
                    ModelCallFailure.Rejected,
                    $"{reason} {agent.HowToSignIn}".TrimEnd('.', ' ')
                )
                {
                    StatusCode = Unauthorized,
                },
                _ => new ModelCallException(ModelCallFailure.Rejected, reason),
            };
        }

        if (result.ExitCode is 0)
        {
            return null;
        }

        // Nobody here killed it: the system did, for want of memory perhaps.
        var kind = result.ExitCode > KilledBySignal ? ModelCallFailure.Transient : ModelCallFailure.Rejected;
        var last = LastLine(result.Error) ?? LastLine(result.Output);
        return new ModelCallException(
            kind,
            string.Create(CultureInfo.InvariantCulture, $"{agent.Name}: {result.Reason}{Quote(last, redactor)}")
        );
    }

    private static string Quote(string? line, Redactor redactor)
    {
        if (line is null)
        {
            return "";
        }

        var clean = redactor.Clean(line);
        return $" The last it wrote: {(clean.Length <= LongestQuote ? clean : clean[..LongestQuote] + "...")}";
    }

    /// <summary>Long enough for every question; the time that looking at it takes grows faster than its length.</summary>
    private static string End(string line) => line.Length <= LongestQuote ? line : line[^LongestQuote..];

    private static string? LastLine(string text) =>
        text.Split('\n').Select(line => line.Trim()).LastOrDefault(line => line.Length > 0);

    [GeneratedRegex(
        @"\?\W*$|\(y/n\)|\[y/n\]|\byes/no\b|permission|approv|press (any|enter)|password|:\s*$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Question();
}
