using SkillOpt.Harnesses.Agents;
using SkillOpt.Harnesses.Agents.Codex;

namespace SkillOpt.Harnesses.Tests.Agents.Codex;

public sealed class CodexAgentTests
{
    private const string Key = "not-a-real-key";

    private static readonly AgentTask Task = new("gpt-5.5", "/workspace", "/home/agent", "Do it.");

    [Fact]
    public void The_prompt_is_standard_input_and_no_argument_holds_it_or_the_key()
    {
        var command = new CodexAgent().Command(Task with { Key = Key });

        command.Input.ShouldBe("Do it.");
        command.Arguments[0].ShouldBe("exec");
        command.Arguments[^1].ShouldBe("-");
        command.Arguments.ShouldNotContain(argument => argument.Contains(Key) || argument.Contains("Do it."));
        command.HomeFiles.Values.ShouldNotContain(text => text.Contains(Key));
        command.Environment["CODEX_API_KEY"].ShouldBe(Key);
        command.Environment["CODEX_HOME"].ShouldBe(Path.Combine("/home/agent", ".codex"));
    }

    [Theory]
    [InlineData(nameof(AgentAccess.None), false, "read-only")]
    [InlineData(nameof(AgentAccess.None), true, "read-only")]
    [InlineData(nameof(AgentAccess.Read), false, "read-only")]
    [InlineData(nameof(AgentAccess.Write), false, "workspace-write")]
    [InlineData(nameof(AgentAccess.Read), true, "danger-full-access")]
    [InlineData(nameof(AgentAccess.Write), true, "danger-full-access")]
    public void Its_own_sandbox_is_left_out_only_where_another_one_holds(
        string access,
        bool isContained,
        string sandbox
    )
    {
        var task = Task with { Access = Enum.Parse<AgentAccess>(access), IsContained = isContained };

        After(new CodexAgent().Command(task), "--sandbox").ShouldBe(sandbox);
    }

    [Fact]
    public void Model_effort_and_images_are_options_and_the_images_do_not_swallow_the_prompt()
    {
        var command = new CodexAgent().Command(Task with { ReasoningEffort = "low", Images = ["a.png", "b c.png"] });

        After(command, "--model").ShouldBe("gpt-5.5");
        command.Arguments.ShouldContain("model_reasoning_effort=\"low\"");
        command.Arguments.Where(argument => argument == "--image").Count().ShouldBe(2);
        command.Arguments.SkipLast(3).ShouldContain("b c.png");
        command.Arguments[^3].ShouldBe("--output-last-message");
    }

    [Fact]
    public void Without_a_model_it_takes_its_own_default() =>
        new CodexAgent().Command(Task with { Model = null }).Arguments.ShouldNotContain("--model");

    [Fact]
    public void The_configuration_names_the_server_and_where_the_key_is()
    {
        var command = new CodexAgent().Command(Task with { Key = Key, BaseUrl = new Uri("http://127.0.0.1:9/v1/") });
        var config = command.HomeFiles[".codex/config.toml"];

        config.ShouldContain("model_provider = \"endpoint\"");
        config.ShouldContain("base_url = \"http://127.0.0.1:9/v1\"");
        config.ShouldContain("env_key = \"OPENAI_API_KEY\"");
        command.Environment["OPENAI_API_KEY"].ShouldBe(Key);
        command.Environment.Keys.ShouldNotContain("CODEX_API_KEY");
    }

    [Fact]
    public void A_server_that_wants_no_key_is_asked_without_one()
    {
        var command = new CodexAgent().Command(Task with { BaseUrl = new Uri("http://127.0.0.1:9/v1") });

        command.HomeFiles[".codex/config.toml"].ShouldNotContain("env_key");
        command.Environment.Keys.ShouldBe(["CODEX_HOME"]);
    }

    [Fact]
    public void Nothing_reaches_the_network_but_the_model()
    {
        var config = new CodexAgent().Command(Task).HomeFiles[".codex/config.toml"];

        config.ShouldContain("approval_policy = \"never\"");
        config.ShouldContain("web_search = \"disabled\"");
        config.ShouldContain("network_access = false");
        config.ShouldContain("check_for_update_on_startup = false");
        config.ShouldContain("[analytics]\nenabled = false");
        config.ShouldContain("unbounded_connection_retries = false");
        config.ShouldContain("ignore_default_excludes = false");
        config.ShouldNotContain("shell_tool");
    }

    [Fact]
    public void As_a_model_it_has_no_tool_that_reads_or_runs_anything() =>
        new CodexAgent()
            .Command(Task with { Access = AgentAccess.None })
            .HomeFiles[".codex/config.toml"]
            .ShouldContain("shell_tool = false\nunified_exec = false\nview_image = false");

    [Fact]
    public void Whatever_is_in_a_text_stays_one_string() =>
        TomlText.Quote("a\"b\\c\nd\t\u0001é😀").ShouldBe("\"a\\\"b\\\\c\\u000Ad\\u0009\\u0001é😀\"");

    private static string After(AgentCommand command, string option) =>
        command.Arguments[command.Arguments.ToList().IndexOf(option) + 1];
}
