using System.Net.NetworkInformation;
using SkillOpt.Harnesses.Tests.Support;
using SkillOpt.Harnesses.Tools;
using SkillOpt.Processes;
using SkillOpt.ToolUse;
using SkillOpt.Workspaces;

namespace SkillOpt.Harnesses.Tests.Tools;

public sealed class CommandToolTests : IDisposable
{
    private readonly ToolFolder folder = new();

    public CommandToolTests() =>
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The programs of these tests are not there.");

    public static TheoryData<bool> InAndOutOfTheSandbox => new(true, false);

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(InAndOutOfTheSandbox))]
    public async Task A_program_works_in_the_workspace_and_is_told_to_by_no_shell(bool inside)
    {
        folder.File("a b.txt", "here");

        (await Run(inside, "cat", "a b.txt")).ShouldBe("It ended with exit code 0.\nhere");
        (await Run(inside, "cat", "$(echo a)", ";ls")).ShouldContain("$(echo a)");
        (await Run(inside, "pwd")).ShouldBe("It ended with exit code 0.\n.");
    }

    [Theory]
    [MemberData(nameof(InAndOutOfTheSandbox))]
    public async Task Failures_are_told_with_what_was_printed(bool inside)
    {
        var told = await Run(inside, "cat", "missing.txt");

        told.ShouldContain("It ended with exit code 1.");
        told.ShouldContain("[standard error]");
        told.ShouldContain("missing.txt");
    }

    [Theory]
    [InlineData("rm", "-rf", "/")]
    [InlineData("/bin/cat", "a", "b")]
    [InlineData("./cat", "a", "b")]
    [InlineData("", "a", "b")]
    public async Task Only_programs_that_the_user_names_can_be_run(params string[] command) =>
        (await Should.ThrowAsync<ToolException>(() => Run(inside: false, command))).Message.ShouldBe(
            "only these programs can be run: cat, env, pwd, sleep, sh."
        );

    [Theory]
    [MemberData(nameof(InAndOutOfTheSandbox))]
    public async Task A_program_sees_no_key_and_is_ended_after_its_time(bool inside)
    {
        Environment.SetEnvironmentVariable("SKILLOPT_TOOL_TEST_KEY", "value-of-the-key");
        try
        {
            (await Run(inside, "env")).ShouldNotContain("value-of-the-key");
        }
        finally
        {
            Environment.SetEnvironmentVariable("SKILLOPT_TOOL_TEST_KEY", null);
        }

        (await Run(inside, "sleep", "1000")).ShouldContain("more than 3 s");
    }

    [Fact]
    public async Task Programs_in_the_sandbox_reach_neither_other_files_nor_the_network()
    {
        await StandIn.NeedSandboxAsync();

        (await Run(inside: true, "cat", folder.Secret)).ShouldContain("No such file");
        (await Run(inside: true, "sh", "-c", "echo x > /usr/x; echo y > mine.txt")).ShouldContain("exit code 0");
        folder.Text("mine.txt").ShouldBe("y\n");
        File.Exists("/usr/x").ShouldBeFalse();

        Assert.SkipWhen(Containment.OfThisSystem.Namespace.Count == 0, "The system cannot take the network away here.");
        var devices = await Run(inside: true, "cat", "/proc/net/dev");
        devices.ShouldContain("lo:");
        NetworkInterface
            .GetAllNetworkInterfaces()
            .Where(one => one.NetworkInterfaceType != NetworkInterfaceType.Loopback)
            .ShouldAllBe(one => !devices.Contains($"{one.Name}:"));
    }

    [Theory]
    [MemberData(nameof(InAndOutOfTheSandbox))]
    public async Task Material_is_where_the_workspace_shows_it(bool inside)
    {
        await File.WriteAllTextAsync(
            Path.Combine(folder.Material, "may.txt"),
            "Total",
            TestContext.Current.CancellationToken
        );
        if (inside)
        {
            Directory.CreateDirectory(Path.Combine(folder.Path, "docs"));
        }
        else
        {
            folder.Link("docs", folder.Material);
        }

        (await Run(inside, "cat", "docs/may.txt")).ShouldBe("It ended with exit code 0.\nTotal");
    }

    private async Task<string> Run(bool inside, params string[] command)
    {
        if (inside)
        {
            await StandIn.NeedSandboxAsync();
        }

        var token = TestContext.Current.CancellationToken;
        ICommandRunner runner = inside
            ? (await SandboxedCommands.FindAsync(TimeProvider.System, token))!
            : new PlainCommands(TimeProvider.System);
        var options = new ToolsOptions { Commands = ["cat", "env", "pwd", "sleep", "sh"], CommandTimeout = 3 };
        var tool = new CommandTool(options, folder.Path, [new WorkspaceFolder("docs", folder.Material)], runner).Tool;
        return await tool.Run(new ToolArguments(new Dictionary<string, object?> { ["command"] = command }), token);
    }
}
