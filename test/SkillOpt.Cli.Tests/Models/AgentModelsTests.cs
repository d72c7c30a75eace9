using SkillOpt.Cli.Configuration;
using SkillOpt.Cli.Models;
using SkillOpt.Cli.Projects;
using SkillOpt.Cli.Tests.Support;
using SkillOpt.Errors;
using SkillOpt.Harnesses;
using SkillOpt.Harnesses.Agents;
using SkillOpt.Providers;

namespace SkillOpt.Cli.Tests.Models;

public sealed class AgentModelsTests
{
    [Fact]
    public void An_agent_is_named_with_its_options()
    {
        using var folder = new TempFolder();

        var target = ModelCatalog.Target(
            Load(
                folder,
                "target: codex/gpt-5.5\n  target_options: { base_url: http://localhost:1/v1, reasoning_effort: low, skill_place: agents-md }"
            )
        );

        target.Name.ShouldBe("codex/gpt-5.5 base_url=http://localhost:1/v1 reasoning_effort=low skill_place=agents_md");
        target.Harness!.SkillPlace.ShouldBe(SkillPlace.AgentsFile);
        target.Agent!.Options.Model.ShouldBe("gpt-5.5");
        target.Agent.Options.TimeLimit.ShouldBe(TimeSpan.FromMinutes(10));
    }

    [Fact]
    public void A_program_of_ones_own_is_named_with_a_hash_of_its_command()
    {
        using var folder = new TempFolder();
        NamedModel Of(string command) =>
            ModelCatalog.Target(Load(folder, $"target: command/mine\n  target_options: {{ command: {command} }}"));

        Of("[./run, a]").Name.ShouldStartWith("command/mine command=");
        Of("[./run, a]").Name.ShouldNotBe(Of("[./run, b]").Name);
        // Relative to the file, as everything in it; a plain name is for PATH.
        Of("[./run, ./a]").Agent!.Agent.Program.ShouldBe(folder["run"]);
        Of("[run]").Agent!.Agent.Program.ShouldBe("run");
    }

    [Fact]
    public void A_plain_model_with_tools_keeps_the_name_and_the_options_of_its_provider()
    {
        using var folder = new TempFolder();

        var target = ModelCatalog.Target(
            Load(
                folder,
                "target: tools/openai-compatible/m\n  target_options: { base_url: http://localhost:1/v1, temperature: 0, max_turns: 4 }"
            )
        );

        target.Name.ShouldBe("tools/openai-compatible/m base_url=http://localhost:1/v1 temperature=0 max_turns=4");
        target.Harness!.TargetCalls.ShouldBe(4);
        AgentModels.HarnessOf(target.Name)!.Fingerprint.ShouldBe(target.Harness.Fingerprint);
    }

    [Fact]
    public void The_harness_of_a_recorded_name_is_the_one_that_was_recorded()
    {
        using var folder = new TempFolder();
        var target = ModelCatalog.Target(
            Load(folder, "target: opencode/m\n  target_options: { reasoning_effort: high, skill_place: agents_md }")
        );

        var harness = AgentModels.HarnessOf(AgentNames.WithVersion(target.Name, "2.1.0"))!;

        harness.Fingerprint.ShouldBe(target.Harness!.Fingerprint);
        harness.SkillPlace.ShouldBe(SkillPlace.AgentsFile);
        AgentModels.HarnessOf("openai/gpt-5.5 temperature=0").ShouldBeNull();
    }

    [Theory]
    [InlineData("seed: 1")]
    [InlineData("temperature: 0")]
    [InlineData("max_output_tokens: 5")]
    [InlineData("api: responses")]
    [InlineData("headers: { A: b }")]
    [InlineData("extra_body: { a: 1 }")]
    [InlineData("command: [a]")]
    [InlineData("max_turns: 3")]
    [InlineData("timeout: 0")]
    [InlineData("base_url: here")]
    [InlineData("api_key_env: SKILLOPT_TEST_NO_SUCH_KEY")]
    public void An_option_that_an_agent_does_not_take_is_named(string option)
    {
        using var folder = new TempFolder();

        Error(folder, $"target: codex/m\n  target_options: {{ {option} }}")
            .ShouldContain($"model.target_options.{option.Split(':')[0]}");
    }

    [Theory]
    [InlineData(
        "target: cursor/m\n  target_options: { base_url: http://a/v1 }",
        "model.target_options.base_url: cursor"
    )]
    [InlineData("target: cursor/m\n  target_options: { reasoning_effort: low }", "_options.reasoning_effort: cursor")]
    [InlineData(
        "target: claude-code/m\n  target_options: { skill_place: agents_md }",
        "_options.skill_place: claude-code does not"
    )]
    [InlineData(
        "target: copilot/m\n  target_options: { skill_place: agents_md }",
        "_options.skill_place: copilot does not"
    )]
    [InlineData("target: command/m", "model.target_options.command")]
    [InlineData("target: command/m\n  target_options: { command: [a], program: b }", "_options.program")]
    [InlineData("target: tools/codex/m", "codex/m is none")]
    [InlineData("target: tools/m", "'m' is not of the form provider/model")]
    [InlineData("target: tools/scripted/target\n  target_options: { program: b }", "_options.program")]
    [InlineData("target: tools/scripted/target\n  target_options: { max_turns: 0 }", "_options.max_turns")]
    [InlineData(
        "target: scripted/target\n  target_options: { program: b }",
        "_options.program: scripted models run offline"
    )]
    [InlineData("target: openai/m\n  target_options: { max_turns: 3 }", "_options.max_turns: a plain model takes no")]
    public void A_target_that_cannot_be_used_says_why(string yaml, string words)
    {
        using var folder = new TempFolder();

        Error(folder, yaml).ShouldContain(words);
    }

    [Fact]
    public void Tools_are_for_targets_only()
    {
        using var folder = new TempFolder();
        var configuration = Load(folder, "target: scripted/target\n  optimizer: tools/scripted/optimizer");

        Should
            .Throw<SkillOptException>(() => ModelCatalog.Optimizer(configuration))
            .Message.ShouldContain("Write scripted/optimizer");
    }

    [Fact]
    public void Games_cannot_be_put_into_a_folder_and_the_error_names_what_can()
    {
        using var folder = new TempFolder();
        var configuration = Load(
            folder,
            $"target: codex/m\n  optimizer: scripted/optimizer\nenv:\n  name: alfworld\n  data_path: {folder.Root}\n  split_dir: {folder.Root}"
        );

        var problem = Should.Throw<SkillOptException>(() => Project.Load(configuration, offline: true));

        problem.Kind.ShouldBe(ErrorKind.Usage);
        problem.Message.ShouldContain("alfworld cannot be put into a folder");
        problem.Message.ShouldContain("jsonl, searchqa");
    }

    [Fact]
    public void Every_agent_has_a_name_that_no_provider_has()
    {
        AgentNames.All.Intersect(new ModelProviderCatalog().Names, StringComparer.Ordinal).ShouldBeEmpty();
        AgentNames.Find("gemini").ShouldBeNull();
        AgentNames.Find("gemini-cli").ShouldNotBeNull();
        AgentNames.All.Count().ShouldBe(AgentCatalog.All.Count);
    }

    [Theory]
    [InlineData("codex/gpt-5.5", "0.1", "codex/gpt-5.5 version=0.1")]
    [InlineData("codex/gpt-5.5 reasoning_effort=low", "0.1-b", "codex/gpt-5.5 version=0.1-b reasoning_effort=low")]
    [InlineData("command/mine command=ab", null, "command/mine command=ab")]
    public void A_version_is_put_into_a_name_and_found_again(string name, string? version, string with)
    {
        AgentNames.WithVersion(name, version).ShouldBe(with);
        AgentNames.Split(with).ShouldBe((name, version));
    }

    [Theory]
    [InlineData("codex/gpt-5.5", "openai/gpt-5.5")]
    [InlineData("claude-code/claude-x", "anthropic/claude-x")]
    [InlineData("tools/openai/gpt-5.5", "openai/gpt-5.5")]
    [InlineData("opencode/openai/gpt-5.5", "openai/gpt-5.5")]
    [InlineData("cursor/auto", "cursor/auto")]
    [InlineData("openai/gpt-5.5", "openai/gpt-5.5")]
    [InlineData(null, null)]
    public void An_agent_costs_what_its_model_costs(string? reference, string? priced) =>
        AgentNames.Priced(reference).ShouldBe(priced);

    [Fact]
    public void The_time_limit_of_chats_does_not_cut_an_agent_short_unless_it_is_set()
    {
        using var folder = new TempFolder();
        folder.Write(
            "items.jsonl",
            string.Concat(
                Enumerable.Range(0, 12).Select(i => $"{{\"id\":\"{i}\",\"prompt\":\"p{i}\",\"answer\":\"a\"}}\n")
            )
        );
        int Limit(string target, string more = "") =>
            Project
                .Load(
                    Load(
                        folder,
                        $"target: {target}\n  optimizer: scripted/optimizer\nenv:\n  data_path: items.jsonl\n  scorer: exact\n{more}"
                    ),
                    offline: true
                )
                .ToJob("")
                .Options.Rollouts.ExecTimeout;

        Limit("codex/m").ShouldBe(0);
        Limit("codex/m", "  exec_timeout: 30\n").ShouldBe(30);
        Limit("tools/scripted/target").ShouldBe(600);
        Limit("scripted/target").ShouldBe(120);
    }

    private static string Error(TempFolder folder, string yaml)
    {
        var configuration = Load(folder, yaml);
        var problem = Should.Throw<SkillOptException>(() => ModelCatalog.Target(configuration));
        problem.Kind.ShouldBe(ErrorKind.Usage);
        return problem.Message;
    }

    private static LoadedConfiguration Load(TempFolder folder, string yaml) =>
        ConfigurationLoader.Load(folder.Write("c.yaml", $"model:\n  {yaml}\n"));
}
