using SkillOpt.EndToEnd.Tests.Support;

namespace SkillOpt.EndToEnd.Tests;

public sealed class BadConfigurationTests
{
    [Fact]
    public async Task A_configuration_that_is_missing_or_a_folder_is_named()
    {
        using var sandbox = new Sandbox();

        (await TrainAsync(sandbox, "gone.yaml")).ShouldFail(2, "gone.yaml does not exist", "skillopt init");
        (await TrainAsync(sandbox, ".home")).ShouldFail(2, ".home is a folder");
    }

    [Fact]
    public async Task A_command_without_its_arguments_says_where_help_is()
    {
        using var sandbox = new Sandbox();

        (await sandbox.RunAsync("train")).ShouldFail(2, "'skillopt train --help' shows what can be given.");
        (await sandbox.RunAsync("tran")).ShouldFail(2, "Did you mean 'train'?");
    }

    [Fact]
    public async Task Broken_yaml_is_named_with_its_line()
    {
        using var sandbox = new Sandbox();
        sandbox.Write("bad.yaml", "model:\n  target: scripted/target\ntrain: [1,\n");

        (await TrainAsync(sandbox, "bad.yaml")).ShouldFail(2, "bad.yaml:4:", "not valid YAML");
    }

    [Fact]
    public async Task A_configuration_that_is_not_utf8_is_named_with_its_line()
    {
        using var sandbox = new Sandbox();
        sandbox.Write("bad.yaml", [.. "model:\n  target: caf"u8, 0xE9, .. "\n"u8]);

        (await TrainAsync(sandbox, "bad.yaml")).ShouldFail(2, "bad.yaml, line 2", "not valid UTF-8");
    }

    [Theory]
    [InlineData(
        "  batch_size: 5",
        "  batch_sise: 5",
        "skillopt.yaml:6:",
        "'train.batch_sise'",
        "Did you mean 'train.batch_size'?"
    )]
    [InlineData("train:", "trian:", "skillopt.yaml:4:", "'trian'", "Did you mean 'train'?")]
    [InlineData("  batch_size: 5", "  batch_size: five", "skillopt.yaml:6:", "train.batch_size", "a whole number")]
    [InlineData("  batch_size: 5", "  batch_size: [5]", "skillopt.yaml:6:", "train.batch_size", "a single value")]
    [InlineData("  batch_size: 5", "  batch_size: 0", "skillopt.yaml:6:", "train.batch_size is 0", "at least 1")]
    [InlineData("  batch_size: 5", "  batch_size: -3", "skillopt.yaml:6:", "train.batch_size is -3", "at least 1")]
    [InlineData("  num_epochs: 1", "  num_epochs: 0", "skillopt.yaml:5:", "train.num_epochs is 0", "at least 1")]
    [InlineData("  skill_init: skill.md", "  workers: -1", "skillopt.yaml:9:", "env.workers is -1", "at least 1")]
    [InlineData("  skill_init: skill.md", "  split_ratio: 2:1", "skillopt.yaml:9:", "env.split_ratio", "three")]
    [InlineData("  skill_init: skill.md", "  scorer: vibes", "skillopt.yaml:9:", "env.scorer", "exact")]
    [InlineData("scripted/target", "acme/gpt", "skillopt.yaml:2:", "model.target", "no provider 'acme'")]
    [InlineData("scripted/target", "scripted/agent", "skillopt.yaml:2:", "model.target", "no model 'agent'")]
    [InlineData("scripted/target", "gpt", "skillopt.yaml:2:", "model.target", "provider/model")]
    public async Task What_is_wrong_in_a_configuration_is_named_with_line_key_and_remedy(
        string good,
        string bad,
        string place,
        string what,
        string remedy
    )
    {
        using var sandbox = new Sandbox();
        SmallProject.WriteTo(sandbox);
        SmallProject.Config.ShouldContain(good);
        sandbox.Write("skillopt.yaml", SmallProject.Config.Replace(good, bad, StringComparison.Ordinal));

        (await TrainAsync(sandbox, "skillopt.yaml")).ShouldFail(2, place, what, remedy);

        Directory.Exists(sandbox["run"]).ShouldBeFalse("Nothing is written before everything is checked.");
    }

    [Fact]
    public async Task A_bad_setting_on_the_command_line_is_named()
    {
        using var sandbox = new Sandbox();
        SmallProject.WriteTo(sandbox);

        (await TrainAsync(sandbox, "skillopt.yaml", "--set", "train.batch_siz=4")).ShouldFail(
            2,
            "--set train.batch_siz",
            "Did you mean 'train.batch_size'?"
        );
        (await TrainAsync(sandbox, "skillopt.yaml", "--set", "train.batch_size")).ShouldFail(
            2,
            "train.batch_size",
            "="
        );
    }

    [Fact]
    public async Task Two_mistakes_are_both_named()
    {
        using var sandbox = new Sandbox();
        SmallProject.WriteTo(sandbox);

        var settings = new[] { "--set", "train.batch_size=0", "--set", "train.num_epochs=-1" };
        (await TrainAsync(sandbox, "skillopt.yaml", settings)).ShouldFail(
            2,
            "train.batch_size is 0",
            "train.num_epochs is -1"
        );
    }

    private static Task<Result> TrainAsync(Sandbox sandbox, string config, params string[] more) =>
        sandbox.RunAsync(["train", config, "--out", "run", .. more]);
}
