using System.Text.Json.Nodes;
using SkillOpt.Errors;
using SkillOpt.Tests.Runs;
using SkillOpt.Tests.Training.World;
using SkillOpt.Training;

namespace SkillOpt.Tests.Training;

public sealed class OfflineTests
{
    [Fact]
    public async Task A_finished_run_is_replayed_without_a_call_and_changes_no_byte()
    {
        using var folder = new TempDirectory();
        var trained = await World(folder).TrainAsync();
        var world = World(folder);

        var result = await ReplayAsync(world);

        result.BestSkill.ShouldBe(trained.Result.BestSkill);
        world.Target.Calls.ShouldBe(0);
        world.Optimizer.Calls.ShouldBeEmpty();
        Files(folder).ShouldBe(trained.Files, ignoreOrder: true);
    }

    [Fact]
    public async Task Artifacts_that_were_deleted_are_written_again()
    {
        using var folder = new TempDirectory();
        var trained = await World(folder).TrainAsync();
        File.Delete(folder.File("summary.json"));
        Directory.Delete(folder.File("steps"), recursive: true);

        await ReplayAsync(World(folder));

        Files(folder).ShouldBe(trained.Files, ignoreOrder: true);
    }

    [Theory]
    [InlineData("sel-3", "baseline")]
    [InlineData("train-2", "rollout")]
    [InlineData("test-7", "test initial")]
    public async Task A_rollout_that_the_ledger_does_not_hold_is_named_and_nothing_is_written(string item, string stage)
    {
        using var folder = new TempDirectory();
        await World(folder).TrainAsync();
        var world = World(folder);
        var missing = RemoveFirst(folder, $"\"item\":\"{item}\"");
        File.Delete(folder.File("summary.json"));
        var before = Files(folder);

        var problem = await ReplayAsync(world).ShouldThrowAsync<SkillOptException>();

        problem.Kind.ShouldBe(ErrorKind.Data);
        problem.Message.ShouldContain($"item '{item}'");
        problem.Message.ShouldContain($"skill {missing["skill"]!.GetValue<string>()}");
        problem.Message.ShouldContain($"stage {stage}");
        world.Target.Calls.ShouldBe(0);
        Files(folder).ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public async Task An_optimizer_call_that_the_ledger_does_not_hold_is_named_and_nothing_is_written()
    {
        using var folder = new TempDirectory();
        await World(folder).TrainAsync();
        var world = World(folder);
        RemoveFirst(folder, "\"step_0001/analyst/f0\"");
        var before = Files(folder);

        var problem = await ReplayAsync(world).ShouldThrowAsync<SkillOptException>();

        problem.Kind.ShouldBe(ErrorKind.Data);
        problem.Message.ShouldContain("step_0001/analyst/f0");
        problem.Message.ShouldContain("stage analyst");
        world.Optimizer.Calls.ShouldBeEmpty();
        Files(folder).ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public async Task A_torn_last_line_stays_as_it_is()
    {
        using var folder = new TempDirectory();
        await World(folder).TrainAsync();
        var path = folder.File("ledger.jsonl");
        File.WriteAllText(path, File.ReadAllText(path)[..^9]);
        var before = Files(folder);

        await ReplayAsync(World(folder)).ShouldThrowAsync<SkillOptException>();

        Files(folder).ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public async Task A_run_that_is_not_there_is_not_begun()
    {
        using var folder = new TempDirectory();
        var world = World(folder) with { Directory = folder.File("new") };

        var problem = await ReplayAsync(world).ShouldThrowAsync<SkillOptException>();

        problem.Kind.ShouldBe(ErrorKind.Usage);
        Directory.Exists(folder.File("new")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_run_in_memory_has_no_ledger_to_run_from()
    {
        var problem = await ReplayAsync(new WordWorld()).ShouldThrowAsync<SkillOptException>();

        problem.Kind.ShouldBe(ErrorKind.Usage);
    }

    [Fact]
    public async Task A_run_with_other_settings_is_refused()
    {
        using var folder = new TempDirectory();
        await World(folder).TrainAsync();

        var problem = await ReplayAsync(World(folder) with { InitialSkill = "# Other\n" })
            .ShouldThrowAsync<SkillOptException>();

        problem.Message.ShouldContain("initial_skill");
    }

    private static WordWorld World(TempDirectory folder) => new() { Directory = folder.Path };

    private static Task<TrainingResult> ReplayAsync(WordWorld world) =>
        SkillTrainer.RunAsync(world.Job() with { Offline = true }, TestContext.Current.CancellationToken);

    private static JsonNode RemoveFirst(TempDirectory folder, string part)
    {
        var path = folder.File("ledger.jsonl");
        var lines = File.ReadAllLines(path).ToList();
        var index = lines.FindIndex(line => line.Contains(part, StringComparison.Ordinal));
        index.ShouldBeGreaterThanOrEqualTo(0);
        var removed = JsonNode.Parse(lines[index])!;
        lines.RemoveAt(index);
        File.WriteAllText(path, string.Concat(lines.Select(line => line + "\n")));
        return removed;
    }

    private static Dictionary<string, string> Files(TempDirectory folder) =>
        Directory
            .EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(folder.Path, path).Replace('\\', '/'), File.ReadAllText);
}
