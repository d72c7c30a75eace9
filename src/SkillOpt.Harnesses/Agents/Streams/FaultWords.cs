using System.Globalization;
using System.Text.RegularExpressions;

namespace SkillOpt.Harnesses.Agents.Streams;

/// <summary>
/// What a failure means. Agents say it in words for people, some with the status of the server's answer; the words are
/// those that they were seen to use.
/// </summary>
internal static partial class FaultWords
{
    private const int MaxReason = 500;

    private static readonly string[] SignIn =
    [
        "unauthorized",
        "unauthenticated",
        "authentication",
        "authenticate",
        "not authenticated",
        "not logged in",
        "not signed in",
        "please log in",
        "please login",
        "/login",
        " login`",
        "login required",
        "auth login",
        "please sign in",
        "api key",
        "api_key",
        "apikey",
        "missing environment variable",
        "forbidden",
    ];

    // A spent quota comes with the status of a rate limit, but waiting does not help.
    private static readonly string[] Spent =
    [
        "quota exceeded",
        "exceeded your current quota",
        "insufficient_quota",
        "billing",
        "credit balance",
    ];

    private static readonly string[] Permanent =
    [
        "context window",
        "context length",
        "too long",
        "token maximum",
        "maximum number of turns",
        "max turns",
        "turn limit",
        "safety",
        "safeguards",
        "content policy",
        "usage policy",
        "refus",
        "can't help with this",
        "model_not_found",
        "does not exist",
        "may not exist",
        "not found",
        "not supported",
        "unsupported",
        "invalid_request",
        "invalid model",
        "unknown model",
        "unexpected argument",
        "unknown option",
        "unknown argument",
        "permission",
        "approval",
        "asked for input",
    ];

    // "Connection refused" is no refusal.
    private static readonly string[] Unreachable = ["connection refused", "econnrefused", "connection failed"];

    /// <summary>A failure that the agent put into words.</summary>
    /// <param name="words">Its words.</param>
    /// <param name="status">The status of the server's answer, if the agent says it by itself.</param>
    public static AgentFault Read(string words, long? status = null) =>
        new(Kind(words, status ?? StatusIn(words)), Reason(words));

    /// <summary>A failure of a known kind.</summary>
    public static AgentFault Rejected(string words) => new(AgentFaultKind.Rejected, Reason(words));

    /// <summary>A failure of a known kind.</summary>
    public static AgentFault Transient(string words) => new(AgentFaultKind.Transient, Reason(words));

    private static AgentFaultKind Kind(string words, long? status) =>
        status is 401 or 403 ? AgentFaultKind.SignIn
        : Has(words, Unreachable) ? AgentFaultKind.Transient
        : Has(words, Spent) ? AgentFaultKind.Rejected
        : status is 408 or 409 or 429 or >= 500 ? AgentFaultKind.Transient
        : status is >= 400 ? AgentFaultKind.Rejected
        : Has(words, SignIn) ? AgentFaultKind.SignIn
        : Has(words, Permanent) ? AgentFaultKind.Rejected
        : AgentFaultKind.Transient;

    private static bool Has(string words, string[] any) =>
        any.Any(word => words.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static long? StatusIn(string words) =>
        Status().Match(words) is { Success: true } match
            ? long.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
            : null;

    private static string Reason(string words)
    {
        var line = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        line = Secret().Replace(line, "[removed]");
        // Half of a key is not known for one any more.
        return line.Length <= MaxReason ? line : $"{line[..Math.Max(0, line.LastIndexOf(' ', MaxReason))]} ...";
    }

    [GeneratedRegex(@"(?:status|error|http|code)[^0-9]{0,12}\b([45][0-9]{2})\b", RegexOptions.IgnoreCase)]
    private static partial Regex Status();

    // What the caller knows to be secret is removed by the caller; this is for the keys that servers repeat.
    [GeneratedRegex(
        @"\b(?:sk|key|ghp|gho|github_pat|AIza)[-_][A-Za-z0-9_*.\-]{8,}|\bAIza[A-Za-z0-9_\-]{20,}|(?i:bearer\s+)\S+"
    )]
    private static partial Regex Secret();
}
