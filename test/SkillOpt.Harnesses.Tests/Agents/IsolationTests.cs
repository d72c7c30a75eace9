using SkillOpt.Harnesses.Agents;
using SkillOpt.Harnesses.Agents.Command;
using SkillOpt.Harnesses.Tests.Support;
using SkillOpt.Rollouts;
using SkillOpt.Workspaces;

namespace SkillOpt.Harnesses.Tests.Agents;

public sealed class IsolationTests : IDisposable
{
    private readonly StandIn agent = new();

    public IsolationTests() => StandIn.NeedShell();

    public void Dispose() => agent.Dispose();

    [Fact]
    public async Task In_the_sandbox_paths_and_the_user_are_the_same_everywhere()
    {
        await StandIn.NeedSandboxAsync();

        var done = await agent.RunAsync("pwd; echo $HOME $TMPDIR; id -un; ls -A ~ /home");

        done.Result.Answer.ShouldBe("/workspace\n/home/agent /tmp\nagent\n/home:\nagent\n\n/home/agent:");
        done.Result.Trajectory[^1].Text.ShouldStartWith(".\n~ /tmp\nagent\n");
    }

    [Fact]
    public async Task In_the_sandbox_material_can_be_read_and_not_written()
    {
        await StandIn.NeedSandboxAsync();
        var source = Path.GetDirectoryName(agent.Folder.Write("the docs ü/a.txt", "material"))!;
        agent.Environment = new WordEnvironment
        {
            Pose = item => new WorkspaceTask(item.Prompt) { Folders = [new("docs/all", source)] },
        };

        var done = await agent.RunAsync("cat docs/all/a.txt; echo; echo x > docs/all/a.txt; rm -rf docs; ls docs/all");

        done.Result.Answer.ShouldBe("material\na.txt");
        (await File.ReadAllTextAsync(Path.Combine(source, "a.txt"), TestContext.Current.CancellationToken)).ShouldBe(
            "material"
        );
    }

    [Fact]
    public async Task Without_a_sandbox_material_is_a_link_that_does_not_survive_the_attempt()
    {
        agent.Options = agent.Options with { UsesSandbox = false };
        var source = Path.GetDirectoryName(agent.Folder.Write("docs/a.txt", "material"))!;
        agent.Environment = new WordEnvironment
        {
            Pose = item => new WorkspaceTask(item.Prompt) { Folders = [new("docs", source)] },
            Look = folder => Directory.Exists(Path.Combine(folder, "docs")).ShouldBeFalse(),
        };

        var done = await agent.RunAsync("cat docs/a.txt");

        done.Result.Answer.ShouldBe("material");
        File.Exists(Path.Combine(source, "a.txt")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_program_installed_as_a_package_finds_its_neighbours_in_the_sandbox()
    {
        await StandIn.NeedSandboxAsync();
        var script = agent.Folder.Script(
            "lib/node_modules/@a/cli/bin/cli.sh",
            "here=$(dirname \"$0\"); . \"$here/../../native/words.sh\"; echo \"$WORD 1.2.3\""
        );
        agent.Folder.Write("lib/node_modules/@a/native/words.sh", "WORD=found\n");
        var link = Path.Combine(agent.Folder.Path, "bin ü");
        Directory.CreateDirectory(link);
        File.CreateSymbolicLink(Path.Combine(link, "cli"), Path.GetRelativePath(link, script));
        var client = Client(Path.Combine(link, "cli"));

        var found = await client.FindAsync(TestContext.Current.CancellationToken);

        found.Version.ShouldBe("1.2.3");
        found.Sandbox.ShouldNotBeNull();
        found.Isolation.ShouldStartWith("bubblewrap; files: only the workspace and a private home are writable");
        found.Isolation.ShouldContain("network: open");
    }

    [Fact]
    public async Task A_program_that_does_not_start_in_the_sandbox_runs_without_and_that_is_told()
    {
        await StandIn.NeedSandboxAsync();
        var program = agent.Folder.Script("cli", "[ \"$PWD\" = /workspace ] && exit 9; echo 2.0.1");

        var found = await Client(program).FindAsync(TestContext.Current.CancellationToken);

        found.Sandbox.ShouldBeNull();
        found.Version.ShouldBe("2.0.1");
        found.Isolation.ShouldStartWith(
            "no bubblewrap (the program does not start in bubblewrap); files: what the user can read and write, the agent can"
        );
    }

    [Fact]
    public async Task Homes_are_private_and_hold_what_the_agent_asks_for()
    {
        var done = await agent.RunAsync("ls -A ~ | wc -l; echo x > ~/left; [ -w ~ ] && echo writable");
        var again = await agent.RunAsync("ls -A ~ | wc -l");

        done.Result.Answer.ShouldBe("0\nwritable");
        again.Result.Answer.ShouldBe("0");
        again.Result.Outcome.ShouldBeOfType<Outcome.Scored>();
    }

    private AgentClient Client(string program) =>
        new(
            new CommandAgent(new("cli", [program]) { VersionArguments = ["--version"] }),
            agent.Options,
            TimeProvider.System
        );
}
