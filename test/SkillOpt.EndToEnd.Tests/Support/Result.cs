namespace SkillOpt.EndToEnd.Tests.Support;

/// <summary>What a process wrote and how it ended.</summary>
internal sealed record Result(int ExitCode, string Out, string Error)
{
    public IReadOnlyList<string> Lines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public Result ShouldSucceed()
    {
        ExitCode.ShouldBe(0, $"standard error:\n{Error}\nstandard output:\n{Out}");
        return this;
    }

    /// <summary>An error for people: nothing on standard output, no stack trace, and every one of the parts is named.</summary>
    public Result ShouldFail(int exitCode, params string[] parts)
    {
        ExitCode.ShouldBe(exitCode, $"standard error:\n{Error}\nstandard output:\n{Out}");
        Out.ShouldBeEmpty();
        ShouldExplain(parts);
        return this;
    }

    /// <summary>The same for an error that can only be seen after the run has begun to tell what happens.</summary>
    public Result ShouldFailAfterOutput(int exitCode, params string[] parts)
    {
        ExitCode.ShouldBe(exitCode, $"standard error:\n{Error}\nstandard output:\n{Out}");
        ShouldExplain(parts);
        return this;
    }

    private void ShouldExplain(params string[] parts)
    {
        Error.ShouldStartWith("error: ");
        foreach (var part in parts)
            Error.ShouldContain(part, Case.Sensitive);
        foreach (var trace in (string[])["   at ", "Exception", "unexpected", "defect"])
            Error.ShouldNotContain(trace, Case.Sensitive);
    }
}
