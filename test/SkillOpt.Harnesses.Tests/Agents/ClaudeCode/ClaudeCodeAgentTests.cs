using SkillOpt.Harnesses.Agents;
using SkillOpt.Harnesses.Agents.ClaudeCode;

namespace SkillOpt.Harnesses.Tests.Agents.ClaudeCode;

public sealed class ClaudeCodeAgentTests
{
    private const string Key = "not-a-real-key";

    private static readonly AgentTask Task = new("claude-sonnet-4-5", "/workspace", "/home/agent", "Do it.");

    [Fact]
    public void The_prompt_is_standard_input_and_no_argument_or_file_holds_the_key()
    {
        var command = new ClaudeCodeAgent().Command(Task with { Key = Key });

        command.Input.ShouldBe("Do it.");
        command.Arguments.ShouldNotContain(argument => argument.Contains(Key) || argument.Contains("Do it."));
        command.HomeFiles.Values.ShouldNotContain(text => text.Contains(Key));
        command.Environment["ANTHROPIC_API_KEY"].ShouldBe(Key);
    }

    [Theory]
    [InlineData(nameof(AgentAccess.None), "")]
    [InlineData(nameof(AgentAccess.Read), "Read,Bash,Skill")]
    [InlineData(nameof(AgentAccess.Write), "Read,Bash,Skill,Edit,Write")]
    public void Tools_that_change_files_are_there_only_for_those_who_may(string access, string tools)
    {
        var command = new ClaudeCodeAgent().Command(Task with { Access = Enum.Parse<AgentAccess>(access) });

        After(command, "--tools").ShouldBe(tools);
        After(command, "--permission-mode").ShouldBe("dontAsk");
        command.Arguments.Contains("--allowedTools").ShouldBe(tools.Length > 0);
        command.Arguments.Contains("--disable-slash-commands").ShouldBe(tools.Length == 0);
        command.Arguments.ShouldNotContain("--dangerously-skip-permissions");
    }

    [Fact]
    public void Files_are_changed_in_the_workspace_only() =>
        After(new ClaudeCodeAgent().Command(Task with { Access = AgentAccess.Write }), "--allowedTools")
            .ShouldBe("Read,Bash,Skill,Edit(./**),Write(./**)");

    [Fact]
    public void Nothing_of_the_user_and_no_server_of_tools_is_loaded()
    {
        var command = new ClaudeCodeAgent().Command(Task);

        After(command, "--setting-sources").ShouldBe("project");
        command.Arguments.ShouldContain("--strict-mcp-config");
        command.Environment["CLAUDE_CONFIG_DIR"].ShouldBe(Path.Combine("/home/agent", ".claude"));
        foreach (
            var name in (string[])
                [
                    "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC",
                    "DISABLE_AUTOUPDATER",
                    "DISABLE_ERROR_REPORTING",
                    "DISABLE_TELEMETRY",
                ]
        )
        {
            command.Environment[name].ShouldBe("1");
        }
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/v1/", "http://127.0.0.1:9")]
    [InlineData("http://127.0.0.1:9", "http://127.0.0.1:9")]
    [InlineData("https://example.test/claude", "https://example.test/claude")]
    public void The_address_of_a_server_is_without_the_version_that_the_program_adds(string address, string expected) =>
        new ClaudeCodeAgent()
            .Command(Task with { BaseUrl = new Uri(address) })
            .Environment["ANTHROPIC_BASE_URL"]
            .ShouldBe(expected);

    [Fact]
    public void A_token_of_a_subscription_goes_where_the_program_looks_for_it()
    {
        var environment = new ClaudeCodeAgent().Command(Task with { Key = "sk-ant-oat01-not-a-real-one" }).Environment;

        environment.Keys.ShouldContain("CLAUDE_CODE_OAUTH_TOKEN");
        environment.Keys.ShouldNotContain("ANTHROPIC_API_KEY");
    }

    [Fact]
    public void Images_are_named_in_the_prompt_and_can_be_read()
    {
        var command = new ClaudeCodeAgent().Command(Task with { Access = AgentAccess.None, Images = ["a.png"] });

        command.Input.ShouldBe("Do it.\n\nImages to look at: a.png");
        After(command, "--tools").ShouldBe("Read");
    }

    [Fact]
    public void Model_and_effort_are_options()
    {
        var command = new ClaudeCodeAgent().Command(Task with { ReasoningEffort = "high" });

        After(command, "--model").ShouldBe("claude-sonnet-4-5");
        After(command, "--effort").ShouldBe("high");
    }

    private static string After(AgentCommand command, string option) =>
        command.Arguments[command.Arguments.ToList().IndexOf(option) + 1];
}
