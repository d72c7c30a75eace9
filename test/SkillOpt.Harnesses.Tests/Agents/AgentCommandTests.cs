using SkillOpt.Errors;
using SkillOpt.Harnesses.Agents;

namespace SkillOpt.Harnesses.Tests.Agents;

public sealed class AgentCommandTests
{
    private const string Key = "not-a-real-key";

    private const string Prompt = "Do what task.md says.";

    private static readonly AgentTask Task = new("some/model", "/workspace", "/home/agent", Prompt) { Key = Key };

    public static TheoryData<string> Agents => [.. AgentCatalog.All.Select(agent => agent.Name)];

    [Fact]
    public void The_agents_are_found_by_their_names()
    {
        AgentCatalog
            .All.Select(agent => agent.Name)
            .ShouldBe(["codex", "claude-code", "cursor", "copilot", "gemini", "opencode"]);
        AgentCatalog.Find("Codex").ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Agents))]
    public void The_key_is_in_the_environment_and_nowhere_else(string name)
    {
        foreach (var access in Enum.GetValues<AgentAccess>())
        {
            var command = AgentCatalog.Find(name)!.Command(Task with { Access = access });

            command.Arguments.ShouldNotContain(argument => argument.Contains(Key));
            command.HomeFiles.Values.ShouldNotContain(text => text.Contains(Key));
            command.Input.ShouldNotContain(Key);
            command.Environment.Values.Count(value => value == Key).ShouldBe(1);
        }
    }

    [Theory]
    [MemberData(nameof(Agents))]
    public void The_prompt_is_standard_input(string name)
    {
        var command = AgentCatalog.Find(name)!.Command(Task);

        command.Input.ShouldBe(Prompt);
        command.Arguments.ShouldNotContain(argument => argument.Contains(Prompt));
    }

    [Theory]
    [MemberData(nameof(Agents))]
    public void Without_a_key_there_is_none(string name) =>
        AgentCatalog.Find(name)!.Command(Task with { Key = null }).Environment.Values.ShouldNotContain(Key);

    [Theory]
    [MemberData(nameof(Agents))]
    public void What_an_agent_may_changes_how_it_is_started(string name)
    {
        var agent = AgentCatalog.Find(name)!;
        var seen = Enum.GetValues<AgentAccess>()
            .Select(access => agent.Command(Task with { Access = access }))
            .Select(command => string.Join('\n', [.. command.Arguments, .. command.HomeFiles.Values]));

        seen.Distinct().Count().ShouldBe(3);
    }

    [Theory]
    [MemberData(nameof(Agents))]
    public void Its_own_files_stay_in_its_home(string name)
    {
        foreach (var path in AgentCatalog.Find(name)!.Command(Task).HomeFiles.Keys)
        {
            Path.IsPathRooted(path).ShouldBeFalse();
            path.Split('/').ShouldNotContain("..");
        }
    }

    [Theory]
    [InlineData("cursor")]
    [InlineData("gemini")]
    public void A_setting_that_an_agent_has_no_option_for_is_an_error(string name) =>
        Should
            .Throw<SkillOptException>(() => AgentCatalog.Find(name)!.Command(Task with { ReasoningEffort = "low" }))
            .Kind.ShouldBe(ErrorKind.Usage);

    [Fact]
    public void Cursor_talks_to_its_own_servers_only() =>
        Should
            .Throw<SkillOptException>(() =>
                AgentCatalog.Find("cursor")!.Command(Task with { BaseUrl = new Uri("http://127.0.0.1:9") })
            )
            .Message.ShouldContain("its own servers");

    [Fact]
    public void Copilot_and_OpenCode_give_the_key_to_the_server_that_is_named()
    {
        var server = Task with { BaseUrl = new Uri("http://127.0.0.1:9/v1/") };
        var copilot = AgentCatalog.Find("copilot")!.Command(server);
        var config = AgentCatalog.Find("opencode")!.Command(server).HomeFiles[".config/opencode/opencode.json"];

        copilot.Environment["COPILOT_PROVIDER_BASE_URL"].ShouldBe("http://127.0.0.1:9/v1");
        copilot.Environment["COPILOT_PROVIDER_API_KEY"].ShouldBe(Key);
        copilot.Environment.Keys.ShouldNotContain("COPILOT_GITHUB_TOKEN");
        config.ShouldContain("\"baseURL\":\"http://127.0.0.1:9/v1\"");
        config.ShouldContain("\"apiKey\":\"{env:OPENCODE_API_KEY}\"");
    }

    [Fact]
    public void OpenCode_gives_its_key_to_the_provider_that_the_model_names() =>
        AgentCatalog
            .Find("opencode")!
            .Command(Task with { Model = "anthropic/claude-sonnet-4-5" })
            .HomeFiles[".config/opencode/opencode.json"]
            .ShouldContain("\"provider\":{\"anthropic\":{\"options\":{\"apiKey\":\"{env:OPENCODE_API_KEY}\"}}}");

    [Fact]
    public void Gemini_has_no_tool_for_the_network_and_none_at_all_as_a_model()
    {
        var gemini = AgentCatalog.Find("gemini")!;
        string Settings(AgentAccess access) =>
            gemini.Command(Task with { Access = access }).HomeFiles[".gemini/settings.json"];

        Settings(AgentAccess.Write).ShouldContain("\"exclude\":[\"google_web_search\",\"web_fetch\"]");
        Settings(AgentAccess.Read)
            .ShouldContain("\"exclude\":[\"google_web_search\",\"web_fetch\",\"write_file\",\"replace\"]");
        Settings(AgentAccess.None).ShouldContain("\"core\":[]");
    }
}
