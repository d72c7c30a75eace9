using System.Text.Json.Nodes;
using SkillOpt.EndToEnd.Tests.Support;

namespace SkillOpt.EndToEnd.Tests;

/// <summary>Agents by the command line, with a stand-in that speaks like the real program.</summary>
public sealed class AgentTargetTests
{
    private static readonly string[] Small =
    [
        "--set",
        "env.limit=4",
        "--set",
        "train.num_epochs=1",
        "--set",
        "train.batch_size=4",
    ];

    private static readonly string[] Codex =
    [
        "--set",
        "model.target=codex/some-model",
        "--set",
        "model.target_options.program=./codex",
    ];

    [Fact]
    public async Task A_run_under_an_agent_is_recorded_with_its_version_and_replayed_without_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in is a script.");
        using var sandbox = new Sandbox();
        (await sandbox.RunAsync("init", "p")).ShouldSucceed();
        WriteCodex(sandbox, "1.2.3");
        string[] train = ["train", "p/skillopt.yaml", "--out", "run", .. Small, .. Codex];

        (await sandbox.RunAsync([.. train, "--dry-run"])).ShouldSucceed();
        (await sandbox.RunAsync(train))
            .ShouldSucceed()
            .Error.ShouldContain("codex was tried with 0.169.0; found 1.2.3.");
        var target = JsonNode.Parse(sandbox.Read("run/fingerprint.json"))!["values"]!["target"]!.GetValue<string>();
        var harness = JsonNode.Parse(sandbox.Read("run/harness.json"))!;
        var summary = sandbox.Read("run/summary.json");
        WriteCodex(sandbox, "1.3.0");
        var changed = await sandbox.RunAsync(train);
        File.Delete(sandbox["codex"]);
        var offline = await sandbox.RunAsync([.. train, "--offline"]);
        var planned = await sandbox.RunAsync([.. train, "--dry-run"]);
        var missing = await sandbox.RunAsync(train);

        target.ShouldContain("harness=codex");
        target.ShouldEndWith("\ncodex/some-model version=1.2.3");
        harness["version"]!.GetValue<string>().ShouldBe("1.2.3");
        changed.ShouldFail(2, "1.2.3", "1.3.0", "codex", "--out");
        offline.ShouldSucceed();
        planned.ShouldSucceed();
        missing.ShouldFail(2, "codex", "not found");
        sandbox.Read("run/summary.json").ShouldBe(summary);
    }

    [Fact]
    public async Task A_skill_is_evaluated_under_another_agent_and_transferred_to_several()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in is a script.");
        using var sandbox = new Sandbox();
        (await sandbox.RunAsync("init", "p")).ShouldSucceed();
        WriteCodex(sandbox, "1.2.3");
        (await sandbox.RunAsync(["train", "p/skillopt.yaml", "--out", "run", .. Small])).ShouldSucceed();

        string[] eval = ["eval", "run", "--no-skill", "--json", .. Codex];
        var measured = (await sandbox.RunAsync(eval)).ShouldSucceed();
        File.Delete(sandbox["codex"]);
        var again = (await sandbox.RunAsync([.. eval, "--offline"])).ShouldSucceed();
        var matrix = await sandbox.RunAsync(
            "transfer",
            "run",
            "--replicates",
            "1",
            "--json",
            "--targets",
            "codex/some-model,tools/scripted/target",
            "--set",
            "codex/some-model:model.target_options.program=./codex"
        );

        var skills = JsonNode.Parse(measured.Out)!["skills"]!.AsArray();
        skills[0]!["skill_use"]!["none"]!.GetValue<int>().ShouldBe(4);
        skills[1]!["skill_use"]!["read"]!.GetValue<int>().ShouldBe(4);
        again.Out.ShouldBe(measured.Out);
        matrix.ExitCode.ShouldBe(2, matrix.Error);
        var rows = JsonNode.Parse(matrix.Out)!["targets"]!.AsArray();
        rows[0]!["problem"]!.GetValue<string>().ShouldContain("not found");
        rows[1]!["trained"].ShouldNotBeNull();
    }

    [Fact]
    public async Task The_doctor_says_where_an_agent_is_and_what_it_lacks()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in is a script.");
        using var sandbox = new Sandbox();
        (await sandbox.RunAsync("init", "p")).ShouldSucceed();
        WriteCodex(sandbox, "1.2.3");
        string[] doctor = ["doctor", "p/skillopt.yaml", "--call", .. Codex];

        var found = (await sandbox.RunAsync(doctor)).ShouldSucceed();
        sandbox.Variables["OPENAI_API_KEY"] = "not-shown";
        var keyed = (await sandbox.RunAsync(doctor)).ShouldSucceed();
        File.Delete(sandbox["codex"]);
        var missing = await sandbox.RunAsync("doctor", "p/skillopt.yaml", Codex[0], Codex[1], Codex[2], Codex[3]);

        found.Out.ShouldContain($"{sandbox["codex"]}, version 1.2.3. Isolation: ");
        found.Out.ShouldContain("codex was tried with 0.169.0; found 1.2.3.");
        found.Out.ShouldContain("has no key: none of CODEX_API_KEY, OPENAI_API_KEY is set.");
        found.Out.ShouldContain("The target (codex/some-model) answered");
        keyed.Out.ShouldContain("gets its key from OPENAI_API_KEY");
        keyed.Out.ShouldNotContain("not-shown");
        missing.ExitCode.ShouldBe(3);
        missing.Out.ShouldContain("was not found");
    }

    /// <summary>Reads the skill if there is one and always gives the same answer, as events of Codex.</summary>
    private static void WriteCodex(Sandbox sandbox, string version)
    {
        sandbox.Write(
            "codex",
            $$$"""
            #!/bin/sh
            if [ "$1" = "--version" ]; then echo "codex-cli {{{version}}}"; exit 0; fi
            cat > /dev/null
            echo '{"type":"thread.started","thread_id":"t"}'
            echo '{"type":"turn.started"}'
            for skill in .agents/skills/*/SKILL.md; do
              [ -f "$skill" ] || continue
              text=$(sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' "$skill" | awk '{ printf "%s\\n", $0 }')
              printf '%s\n' "{\"type\":\"item.completed\",\"item\":{\"id\":\"1\",\"type\":\"command_execution\",\"command\":\"cat $skill\",\"aggregated_output\":\"$text\",\"exit_code\":0,\"status\":\"completed\"}}"
            done
            echo '{"type":"item.completed","item":{"id":"2","type":"agent_message","text":"<answer>2</answer>"}}'
            echo '{"type":"turn.completed","usage":{"input_tokens":10,"cached_input_tokens":0,"output_tokens":1}}'

            """.ReplaceLineEndings("\n")
        );
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(sandbox["codex"], (UnixFileMode)Convert.ToInt32("755", 8));
    }
}
