using Microsoft.Extensions.AI;
using SkillOpt.Errors;
using SkillOpt.Providers.Tests.Support;
using SkillOpt.Rollouts;
using SkillOpt.Scoring;
using SkillOpt.Skills;
using SkillOpt.Tasks;
using SkillOpt.Training;

namespace SkillOpt.Providers.Tests.Training;

public sealed class TrainingOverHttpTests : IDisposable
{
    private const string Key = "sk-planted-1234567890";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("skillopt-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_skill_is_trained_by_two_models_behind_one_address()
    {
        await using var server = await WordServer.StartAsync(Key);

        var result = await SkillTrainer.RunAsync(Job(server, Key), TestContext.Current.CancellationToken);

        result.BaselineScore.ShouldBe(0);
        result.BestScore.ShouldBe(1);
        result.BestTest!.Hard.ShouldBe(1);
        result.BestSkill.Text.ShouldContain("teach w3");
        foreach (var (role, model) in new[] { ("target", "pupil"), ("optimizer", "teacher") })
        {
            var sent = server.Seen.Count(request => request.Body["model"]!.GetValue<string>() == model);
            sent.ShouldBeGreaterThan(0);
            var usage = result.Usage[role];
            usage.Calls.ShouldBe(sent);
            usage.InputTokens.ShouldBe(sent * 20);
            usage.CachedInputTokens.ShouldBe(sent * 5);
            usage.OutputTokens.ShouldBe(sent * 2);
            usage.EstimatedCalls.ShouldBe(0);
        }
    }

    [Fact]
    public async Task The_same_run_again_sends_nothing()
    {
        await using var server = await WordServer.StartAsync(Key);
        var first = await SkillTrainer.RunAsync(Job(server, Key), TestContext.Current.CancellationToken);
        var sent = server.Seen.Count;

        var second = await SkillTrainer.RunAsync(Job(server, Key), TestContext.Current.CancellationToken);

        server.Seen.Count.ShouldBe(sent);
        second.BestSkill.ShouldBe(first.BestSkill);
    }

    [Fact]
    public async Task No_file_of_a_run_holds_the_key()
    {
        await using var server = await WordServer.StartAsync(Key);

        await SkillTrainer.RunAsync(Job(server, Key), TestContext.Current.CancellationToken);

        FilesWith("pupil").ShouldNotBeEmpty();
        FilesWith(Key).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_key_that_is_refused_ends_the_run_with_the_providers_words_and_is_in_no_file()
    {
        await using var server = await WordServer.StartAsync("another");

        var failure = await Should.ThrowAsync<SkillOptException>(() =>
            SkillTrainer.RunAsync(Job(server, Key), TestContext.Current.CancellationToken)
        );

        failure.Kind.ShouldBe(ErrorKind.Provider);
        failure.Message.ShouldContain("HTTP 401: Bad key Bearer ***");
        failure.ToString().ShouldNotContain(Key);
        FilesWith(Key).ShouldBeEmpty();
    }

    private TrainingJob Job(ModelServer server, string key)
    {
        var options = new ProviderOptions
        {
            BaseUrl = server.BaseUrl,
            ApiKeyEnv = Clients.Variable,
            Temperature = 0,
        };
        IChatClient Model(string name) => ModelProviders.Create("openai-compatible", name, options, _ => key);
        string Name(string name) => ModelProviders.Describe("openai-compatible", name, options);
        return new TrainingJob
        {
            InitialSkill = new Skill("# Words\n"),
            Splits = new TaskSplits(
                [.. Items("train").Select(item => new TrainItem(item))],
                [.. Items("selection").Select(item => new SelectionItem(item))],
                [.. Items("test").Select(item => new TestItem(item))]
            ),
            Environment = new ChatEnvironment(Scorer.ByName("exact")),
            Target = Model("pupil"),
            TargetName = Name("pupil"),
            Optimizer = Model("teacher"),
            OptimizerName = Name("teacher"),
            Options = new TrainingOptions
            {
                Train = new() { NumEpochs = 1, BatchSize = 4 },
                Gradient = new() { RefinementRounds = 0, FailureOnly = true },
                Optimizer = new() { LearningRate = 4 },
                Rollouts = new() { Workers = 4, Retries = 0 },
            },
            RunDirectory = folder.FullName,
        };
    }

    private IEnumerable<string> FilesWith(string text) =>
        folder
            .EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file.FullName).Contains(text, StringComparison.Ordinal))
            .Select(file => file.Name);

    private static IEnumerable<TaskItem> Items(string split) =>
        Enumerable.Range(0, 4).Select(i => new TaskItem($"{split}-{i}", $"({split}) Say the word w{i}", [$"w{i}"]));
}
