using SkillOpt.EndToEnd.Tests.Support;

namespace SkillOpt.EndToEnd.Tests;

public sealed class BadDataTests
{
    [Fact]
    public async Task Items_that_are_missing_or_none_are_named()
    {
        using var sandbox = new Sandbox();
        SmallProject.WriteTo(sandbox, "[]");
        (await TrainAsync(sandbox)).ShouldFail(3, sandbox["items.json"], "no items");

        File.Delete(sandbox["items.json"]);
        (await TrainAsync(sandbox)).ShouldFail(3, sandbox["items.json"], "Check the path");
        Directory.Exists(sandbox["run"]).ShouldBeFalse();
    }

    [Fact]
    public async Task Broken_json_is_named_with_its_line()
    {
        using var sandbox = new Sandbox();
        SmallProject.WriteTo(
            sandbox,
            "[\n{\"id\":\"a\",\"prompt\":\"p\",\"answer\":\"1\"},\n{\"id\":\"b\" \"prompt\":\"q\"}]"
        );

        (await TrainAsync(sandbox)).ShouldFail(3, "items.json, line 3", "broken JSON");
    }

    [Fact]
    public async Task Items_that_are_not_utf8_are_named_with_their_line()
    {
        using var sandbox = new Sandbox();
        SmallProject.WriteTo(sandbox);
        sandbox.Write("items.json", [.. "[\n{\"id\":\"caf"u8, 0xE9, .. "\"}]"u8]);

        (await TrainAsync(sandbox)).ShouldFail(3, "items.json, line 2", "not valid UTF-8");
    }

    [Fact]
    public async Task An_empty_split_says_how_the_items_were_cut()
    {
        using var sandbox = new Sandbox();
        SmallProject.WriteTo(sandbox, SmallProject.Items(2));

        (await TrainAsync(sandbox)).ShouldFail(
            3,
            "selection split is empty",
            "train 1, selection 0, test 1",
            "Add items"
        );
    }

    [Fact]
    public async Task Duplicate_ids_are_named()
    {
        using var sandbox = new Sandbox();
        SmallProject.WriteTo(sandbox, SmallProject.Items(20, i => i is 3 or 11 ? "twice" : $"id-{i}"));

        (await TrainAsync(sandbox)).ShouldFail(3, "items.json", "'twice'", "an id of its own");
    }

    [Fact]
    public async Task The_same_task_in_two_splits_is_refused_and_both_ids_are_named()
    {
        using var sandbox = new Sandbox();
        var original = SmallProject.WriteLeakTo(sandbox, "the-copy");

        (await TrainAsync(sandbox)).ShouldFail(3, "in two splits", $"'{original}'", "'the-copy'", "Remove one");
        Directory.Exists(sandbox["run"]).ShouldBeFalse();
    }

    [Fact]
    public async Task Ids_that_are_unsafe_as_file_names_work_and_nothing_is_written_outside_the_run()
    {
        using var sandbox = new Sandbox();
        string[] unsafeIds =
        [
            "../../escape",
            "/etc/passwd",
            "a\\b:c*?\"<>|",
            "CON",
            "..",
            "~",
            "Ärger 你好 🙂",
            new string('x', 200),
        ];
        SmallProject.WriteTo(sandbox, SmallProject.Items(60, i => i < unsafeIds.Length ? unsafeIds[i] : $"id-{i}"));
        string[] everyItemTrains = ["--set", "env.split_ratio=8:1:1"];
        var before = Files(sandbox);

        (await TrainAsync(sandbox, everyItemTrains)).ShouldSucceed();

        Files(sandbox).Except(before).ShouldAllBe(name => name.StartsWith("run/", StringComparison.Ordinal));
        var blame = (await sandbox.RunAsync("blame", "run")).ShouldSucceed();
        blame.Out.ShouldNotContain("\u001b");
        (await sandbox.RunAsync("show", "run")).ShouldSucceed();
    }

    [Theory]
    [InlineData("line\nbreak")]
    [InlineData("\u001b[31mred")]
    public async Task Ids_that_would_steer_a_terminal_are_refused_without_repeating_them(string id)
    {
        using var sandbox = new Sandbox();
        SmallProject.WriteTo(sandbox, SmallProject.Items(20, i => i == 6 ? id : $"id-{i}"));

        var result = (await TrainAsync(sandbox)).ShouldFail(3, "items.json", "item 7", "control character");

        result.Error.TrimEnd().ShouldNotContain(id);
    }

    [Fact]
    public async Task A_skill_of_10_megabytes_is_refused_with_what_is_allowed()
    {
        using var sandbox = new Sandbox();
        SmallProject.WriteTo(sandbox);
        sandbox.Write("skill.md", new string('a', 10_000_000));

        (await TrainAsync(sandbox)).ShouldFail(3, "skill.md", "10,000,000 characters", "1,048,576");
    }

    [Fact]
    public async Task A_skill_that_is_missing_or_not_utf8_is_named()
    {
        using var sandbox = new Sandbox();
        SmallProject.WriteTo(sandbox);
        sandbox.Write("skill.md", [.. "# Rules\n\ncaf"u8, 0xE9]);
        (await TrainAsync(sandbox)).ShouldFail(3, "skill.md, line 3", "not valid UTF-8");

        File.Delete(sandbox["skill.md"]);
        (await TrainAsync(sandbox)).ShouldFail(3, "skill.md", "Check the path");
    }

    private static Task<Result> TrainAsync(Sandbox sandbox, params string[] more) =>
        sandbox.RunAsync(["train", "skillopt.yaml", "--out", "run", .. more]);

    private static List<string> Files(Sandbox sandbox) => [.. new RunRecord(sandbox.Root).Files()];
}
