using Microsoft.Extensions.AI;

namespace SkillOpt.Harnesses.Agents;

/// <summary>What an ended agent left behind.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record AgentOutput(int ExitCode, string Output, string Error)
{
    /// <summary>The content of <see cref="AgentCommand.AnswerFile"/>; null if there is none.</summary>
    public string? AnswerFile { get; init; }

    /// <summary>The skill's file, relative to the folder; null when there was none.</summary>
    public string? SkillPath { get; init; }

    /// <summary>Its working directory, for paths in the stream.</summary>
    public string Folder { get; init; } = "";
}

/// <summary>An agent's event stream, read.</summary>
/// <param name="Answer">The final message; empty when there was none. Never a trace.</param>
/// <param name="Timeline">
/// Texts, calls of tools (<see cref="FunctionCallContent"/>) and their results (<see cref="FunctionResultContent"/>), in order,
/// as the stream has them: nothing is cut yet.
/// </param>
internal sealed record AgentReply(string Answer, IReadOnlyList<ChatMessage> Timeline)
{
    /// <summary>Tokens, as the stream says; null when it does not.</summary>
    public UsageDetails? Usage { get; init; }

    /// <summary>US dollars, as the stream says; null when it does not.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Whether the stream says that a skill was put into the context.</summary>
    public bool SkillInContext { get; init; }

    /// <summary>Lines of the stream that were no event: they are passed over.</summary>
    public int SkippedLines { get; init; }

    /// <summary>What went wrong, also where the exit code is 0; null for nothing.</summary>
    public AgentFault? Fault { get; init; }
}

/// <summary>What went wrong inside of an agent.</summary>
/// <param name="Kind">What it means for the run.</param>
/// <param name="Reason">In words, without secrets.</param>
internal sealed record AgentFault(AgentFaultKind Kind, string Reason);

/// <summary>What a fault means.</summary>
internal enum AgentFaultKind
{
    /// <summary>May pass: the attempt is made again.</summary>
    Transient,

    /// <summary>Will not pass for this attempt: it has no score.</summary>
    Rejected,

    /// <summary>Not signed in, or a key that is not valid: the run stops.</summary>
    SignIn,
}
