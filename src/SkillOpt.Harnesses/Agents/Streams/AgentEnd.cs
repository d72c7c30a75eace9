using System.Globalization;

namespace SkillOpt.Harnesses.Agents.Streams;

/// <summary>What is wrong with an agent that ended without saying that it failed.</summary>
internal static class AgentEnd
{
    /// <summary>Null when nothing is.</summary>
    /// <param name="output">What it left behind.</param>
    /// <param name="lines">Its events.</param>
    /// <param name="isFinished">Whether the stream has its last event.</param>
    public static AgentFault? FaultOf(AgentOutput output, EventLines lines, bool isFinished)
    {
        if (output.ExitCode != 0)
        {
            var code = output.ExitCode.ToString(CultureInfo.InvariantCulture);
            return FaultWords.Read($"It ended with exit code {code}. {LastWords(output)}".TrimEnd());
        }

        return lines.Events.Count == 0
                ? FaultWords.Rejected($"It wrote no event that could be read. {LastWords(output)}".TrimEnd())
            : isFinished ? null
            : FaultWords.Transient("Its event stream stopped in the middle.");
    }

    /// <summary>The end of standard error, or of standard output where nothing is an event; whole words only.</summary>
    private static string LastWords(AgentOutput output)
    {
        const int Kept = 400;
        var words = output.Error.Trim();
        words = words.Length > 0 ? words : output.Output.Trim();
        if (words.Length <= Kept)
        {
            return words;
        }

        // Half of a key is not known for one any more.
        var start = words.AsSpan(words.Length - Kept).IndexOfAny(" \t\r\n");
        return start < 0 ? "" : words[(words.Length - Kept + start + 1)..];
    }
}
