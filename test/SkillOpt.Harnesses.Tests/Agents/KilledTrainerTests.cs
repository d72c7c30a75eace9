using System.Diagnostics;
using SkillOpt.Harnesses.Tests.Support;
using SkillOpt.Processes;

namespace SkillOpt.Harnesses.Tests.Agents;

public sealed class KilledTrainerTests
{
    private const string Script = "SKILLOPT_TEST_AGENT";
    private const string Sandboxed = "SKILLOPT_TEST_SANDBOXED";

    /// <summary>Not a test of its own: what the other one starts as a process and kills.</summary>
    [Fact(Explicit = true)]
    public async Task A_trainer_with_an_agent_at_work()
    {
        using var agent = new StandIn();
        agent.Options = agent.Options with
        {
            TimeLimit = TimeSpan.FromMinutes(10),
            UsesSandbox = Environment.GetEnvironmentVariable(Sandboxed) == "True",
        };
        await agent.RunAsync(Environment.GetEnvironmentVariable(Script)!);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_trainer_that_is_killed_leaves_no_agent_behind(bool sandbox)
    {
        StandIn.NeedShell();
        if (sandbox)
        {
            await StandIn.NeedSandboxAsync();
        }

        var containment = Containment.OfThisSystem;
        Assert.SkipWhen(
            containment.Tie.Count == 0 || containment.Namespace.Count == 0,
            "This system cannot end processes together with their parent."
        );
        var unique = (sandbox ? "64" : "65") + Environment.ProcessId;
        using var trainer = Start(unique, sandbox);
        try
        {
            await Running.UntilAsync(() => Running.With(unique).Count >= 2);
        }
        finally
        {
            trainer.Kill();
        }

        await Running.UntilAsync(() => Running.With(unique).Count == 0);
    }

    private static Process Start(string unique, bool sandbox)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                typeof(KilledTrainerTests).Assembly.Location,
                "-explicit",
                "only",
                "-method",
                $"*.{nameof(A_trainer_with_an_agent_at_work)}",
            ]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[Script] =
            $"(setsid sleep {unique} >/dev/null 2>&1 &); trap '' TERM HUP; sleep {unique}; echo YES";
        start.Environment[Sandboxed] = sandbox.ToString();
        return Process.Start(start)!;
    }
}
