using System.Text.Json;
using Microsoft.Extensions.AI;
using SkillOpt.Environments.Benchmarks;
using SkillOpt.Environments.Spreadsheets;
using SkillOpt.Environments.Tests.Spreadsheets;
using SkillOpt.Environments.Tests.Spreadsheets.Running;
using SkillOpt.Rollouts;
using SkillOpt.Scoring;
using SkillOpt.Skills;
using SkillOpt.Tasks;
using SkillOpt.Workspaces;

namespace SkillOpt.Environments.Tests.Workspaces;

public sealed class SameScoreTests : IDisposable
{
    private const string Right = """
        import openpyxl
        book = openpyxl.load_workbook(INPUT_PATH)
        book['S']['A1'] = 987654
        book.save(OUTPUT_PATH)
        """;

    private readonly TempFolder folder = new();

    public SameScoreTests() => folder.File("docs/report.txt", "Total 42");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("<answer>42</answer>")]
    [InlineData("42")]
    [InlineData("I say <answer>41</answer>, no, <answer>42</answer> dollars")]
    [InlineData("It is 42.")]
    [InlineData("41")]
    public async Task A_reply_scores_the_same_in_a_chat_and_in_a_folder(string reply)
    {
        var item = new TaskItem("q", "How many?", ["42"]) { Fields = JsonDocument.Parse("{}").RootElement };
        foreach (var scorer in new[] { Scorer.ByName("exact"), Scorer.ByName("contains"), new NumberScorer(new()) })
        {
            IWorkspaceEnvironment[] environments =
            [
                new ChatEnvironment(scorer),
                new OfficeQaEnvironment(scorer, folder.In("docs"), onlySources: false, 3, null),
            ];
            foreach (var environment in environments)
            {
                await ShouldAgree(environment, item, reply);
            }
        }
    }

    [Theory]
    [InlineData("Here:\n```python\n{0}\n```\nDone.", 1)]
    [InlineData("{0}", 1)]
    [InlineData("```python\nx = 1\n```", 0)]
    [InlineData("Done.", 0)]
    public async Task A_script_scores_the_same_in_a_chat_and_in_a_folder(string reply, int hard)
    {
        await Python.RequireAsync();
        using var data = new TestTask(answer: 987654);
        var item = data.Item(cases: 2);
        var environment = Sheets(data);

        var result = await ShouldAgree(environment, item, reply.Replace("{0}", Right, StringComparison.Ordinal));

        result.Outcome.ShouldBeOfType<Outcome.Scored>().Hard.ShouldBe(hard);
    }

    [Fact]
    public async Task The_file_solution_is_scored_before_what_the_last_message_shows()
    {
        await Python.RequireAsync();
        using var data = new TestTask(answer: 987654);
        var item = data.Item();
        var workspace = Path.GetDirectoryName(folder.File("work/solution.py", Right))!;

        var result = await Score(Sheets(data), item, "```python\nraise ValueError()\n```", workspace);

        result.Outcome.ShouldBeOfType<Outcome.Scored>().Hard.ShouldBe(1);
    }

    [Fact]
    public async Task A_solution_that_is_a_link_or_empty_is_none()
    {
        await Python.RequireAsync();
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there.");
        using var data = new TestTask(answer: 987654);
        var item = data.Item();
        var outside = folder.File("right.py", Right);
        File.CreateSymbolicLink(folder.In("solution.py"), outside);

        var linked = await Score(Sheets(data), item, "Done.", folder.Path);
        File.Delete(folder.In("solution.py"));
        folder.File("solution.py", "");
        var empty = await Score(Sheets(data), item, $"```python\n{Right}\n```", folder.Path);

        linked.Outcome.ShouldBeOfType<Outcome.Scored>().Hard.ShouldBe(0);
        empty.Outcome.ShouldBeOfType<Outcome.Scored>().Hard.ShouldBe(1);
    }

    private static SpreadsheetBenchEnvironment Sheets(TestTask data) =>
        new(new SpreadsheetBenchOptions { DataPath = data.Folder, Mode = SpreadsheetMode.SingleTurn });

    private async Task<RolloutResult> ShouldAgree(IWorkspaceEnvironment environment, TaskItem item, string reply)
    {
        var direct = await environment.RunAsync(
            new RolloutRequest(Skill.Empty, item),
            new AttemptModels(new Target(reply)),
            TestContext.Current.CancellationToken
        );
        var workspace = Directory.CreateDirectory(folder.In("empty")).FullName;

        var inFolder = await Score(environment, item, reply, workspace);

        inFolder.Outcome.ShouldBe(direct.Outcome);
        inFolder.Answer.ShouldBe(direct.Answer);
        return inFolder;
    }

    private static Task<RolloutResult> Score(
        IWorkspaceEnvironment environment,
        TaskItem item,
        string reply,
        string workspace
    ) =>
        environment.ScoreAsync(
            new WorkspaceAttempt(item, reply, workspace, [new("assistant", reply)]),
            null,
            TestContext.Current.CancellationToken
        );

    private sealed class Target(string reply) : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            CancellationToken cancellationToken = default
        ) => Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, reply)));

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            CancellationToken cancellationToken = default
        ) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose() { }
    }
}
