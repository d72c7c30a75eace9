using SkillOpt.Harnesses.Agents;
using SkillOpt.Harnesses.Agents.Command;
using SkillOpt.Rollouts;
using SkillOpt.Skills;
using SkillOpt.Tasks;

namespace SkillOpt.Harnesses.Tests.Support;

/// <summary>A program that plays an agent, in a folder of its own.</summary>
internal sealed class StandIn : IDisposable
{
    public const string Rule = "Always answer in upper case letters.";

    /// <summary>Reads the skill if there is one, says so as an agent would, and answers.</summary>
    public const string Reads = """
        for f in .agents/skills/*/SKILL.md; do
          [ -f "$f" ] || continue
          printf '{"type":"tool_call","id":"1","name":"read","arguments":{"path":"%s"}}\n' "$f"
          printf '{"type":"tool_result","id":"1","output":"%s"}\n' "$(tr '\n"' '  ' < "$f")"
        done
        answer() { printf '{"type":"message","text":"%s"}\n' "$1"; }

        """;

    private readonly TempFolder folder = new();

    public TempFolder Folder => folder;

    public AgentOptions Options { get; set; } =
        new() { TimeLimit = TimeSpan.FromSeconds(60), Grace = TimeSpan.FromSeconds(1) };

    public Func<string, string?>? Variables { get; set; }

    public IReadOnlyList<string> KeyVariables { get; set; } = [];

    public WordEnvironment Environment { get; set; } = new();

    public static Skill Skill { get; } = new($"# Answers\n\n- {Rule}\n- Never explain them.\n");

    public static TaskItem Item { get; } = new("one", "Say yes.", ["YES"]);

    public static void NeedShell() =>
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The programs of these tests are /bin/sh scripts.");

    public static async Task NeedSandboxAsync()
    {
        var sandbox = await Isolation.Sandbox.FindAsync(TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.SkipWhen(sandbox is null, "bubblewrap is not installed, or does not work here.");
    }

    public AgentClient Client(string body, params string[] arguments) =>
        new(
            new CommandAgent(
                new CommandAgentOptions("standin", [folder.Script("my ägent.sh", body), .. arguments])
                {
                    KeyVariables = KeyVariables,
                }
            ),
            Options,
            TimeProvider.System,
            Variables
        );

    public Task<ExecutedRollout> RunAsync(string body, Skill? skill = null, params string[] arguments) =>
        RunAsync(Client(body, arguments), skill);

    public Task<ExecutedRollout> RunAsync(AgentClient client, Skill? skill = null, CancellationToken? token = null)
    {
        var environment = new HarnessEnvironment(Environment, new ProgramHarness(client));
        var executor = new LocalRolloutExecutor(
            environment,
            client,
            "command/standin",
            new RolloutOptions { Retries = 0, ExecTimeout = 0 },
            TimeProvider.System
        );
        return executor.ExecuteAsync(
            new RolloutRequest(skill ?? Skills.Skill.Empty, Item),
            token ?? TestContext.Current.CancellationToken
        );
    }

    public void Dispose() => folder.Dispose();
}
