namespace SkillOpt.Harnesses.Isolation;

/// <summary>Says in words which isolation is in force, and where it ends.</summary>
internal static class IsolationStatement
{
    /// <param name="isSandboxed">Whether bubblewrap is used.</param>
    /// <param name="whyNot">Else why not.</param>
    /// <param name="inForce">What the system holds the program to.</param>
    public static string Of(bool isSandboxed, string whyNot, IReadOnlyList<string> inForce)
    {
        var files = isSandboxed
            ? "bubblewrap; files: only the workspace and a private home are writable, of the rest of the disk only the "
                + "system's programs and the agent's own files can be read"
            : $"no bubblewrap ({whyNot}); files: what the user can read and write, the agent can, besides what its own "
                + "sandbox refuses";
        var isAlone = isSandboxed || inForce.Contains("process namespace");
        var processes = isAlone
            ? "processes: a namespace of their own, all end with the attempt"
            : "processes: found by their session and mark, and killed";
        return $"{files}; {processes}; network: open, because the model is beyond it; environment: only its own key; home: private";
    }
}
