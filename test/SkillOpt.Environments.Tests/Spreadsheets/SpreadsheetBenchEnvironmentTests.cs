using Microsoft.Extensions.AI;
using SkillOpt.Environments.Spreadsheets;
using SkillOpt.Environments.Tests.Spreadsheets.Running;
using SkillOpt.Errors;
using SkillOpt.Rollouts;
using SkillOpt.Skills;
using SkillOpt.Tasks;

namespace SkillOpt.Environments.Tests.Spreadsheets;

public sealed class SpreadsheetBenchEnvironmentTests : IDisposable
{
    private const string Right = """
        import openpyxl
        book = openpyxl.load_workbook(INPUT_PATH)
        book['S']['A1'] = 987654
        book.save(OUTPUT_PATH)
        """;

    private readonly TestTask data = new(answer: 987654);
    private readonly List<IReadOnlyList<ChatMessage>> asked = [];
    private ChatOptions? options;

    public void Dispose() => data.Dispose();

    [Theory]
    [InlineData(SpreadsheetMode.SingleTurn)]
    [InlineData(SpreadsheetMode.MultiTurn)]
    public async Task A_right_script_scores_in_every_test_case(SpreadsheetMode mode)
    {
        var result = await Run(mode, data.Item(cases: 3), Fenced(Right));

        result.Outcome.ShouldBe(
            new Outcome.Scored(
                1,
                1,
                "Test case 1: Every compared cell is right.\n"
                    + "Test case 2: Every compared cell is right.\nTest case 3: Every compared cell is right."
            )
        );
        result.Answer.Split('\n').ShouldAllBe(line => line == "S!A1 = 987654");
        asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Skill_task_position_and_preview_are_shown_and_the_reference_never_is()
    {
        await Run(
            SpreadsheetMode.MultiTurn,
            data.Item(),
            "no code",
            Fenced("x = 1"),
            Fenced(Right.Replace("987654", "3", StringComparison.Ordinal))
        );

        asked[0][0].Text.ShouldContain("The skill's own rule.");
        asked[0][1].Text.ShouldContain("Set it right.");
        asked[0][1].Text.ShouldContain("S!A1");
        asked[0][1].Text.ShouldContain("A1=-1");
        asked.SelectMany(messages => messages).ShouldAllBe(message => !message.Text.Contains("987654"));
        asked.SelectMany(messages => messages).ShouldAllBe(message => !message.Text.Contains(data.Folder));
    }

    [Fact]
    public async Task An_error_goes_back_to_the_target_until_a_script_ends_well()
    {
        var result = await Run(
            SpreadsheetMode.MultiTurn,
            data.Item(),
            "I think first.",
            Fenced("raise ValueError('first try')"),
            Fenced("print('forgot to save')"),
            Fenced(Right),
            Fenced("never asked for")
        );

        result.Outcome.ShouldBeOfType<Outcome.Scored>().Hard.ShouldBe(1);
        asked.Count.ShouldBe(4);
        asked[1][^1].Text.ShouldContain("no code block");
        asked[2][^1].Text.ShouldContain("ValueError: first try");
        asked[3][^1].Text.ShouldContain("No workbook was saved");
        result
            .Trajectory.Select(entry => entry.Role)
            .ShouldBe([
                "user",
                "assistant",
                "observation",
                "assistant",
                "observation",
                "assistant",
                "observation",
                "assistant",
                "observation",
            ]);
    }

    [Fact]
    public async Task Only_the_final_script_counts_and_not_what_an_earlier_one_saved()
    {
        var result = await Run(
            SpreadsheetMode.MultiTurn,
            data.Item(),
            2,
            Fenced(Right + "\nraise ValueError('after saving')"),
            Fenced("raise ValueError('final')")
        );

        var scored = result.Outcome.ShouldBeOfType<Outcome.Scored>();
        (scored.Hard, scored.Soft).ShouldBe((0, 0));
        scored.Feedback.ShouldContain("ValueError: final");
        result.Answer.ShouldBe("no workbook");
    }

    [Fact]
    public async Task A_script_that_fails_on_one_case_scores_on_the_others()
    {
        var code = "import openpyxl\nassert openpyxl.load_workbook(INPUT_PATH).active['A1'].value != -2\n" + Right;

        var result = await Run(SpreadsheetMode.SingleTurn, data.Item(cases: 2), Fenced(code));

        var scored = result.Outcome.ShouldBeOfType<Outcome.Scored>();
        (scored.Hard, scored.Soft).ShouldBe((0, 0.5));
        scored.Feedback.ShouldContain("AssertionError");
    }

    [Fact]
    public async Task A_reply_without_a_block_is_taken_for_the_script_in_a_single_turn()
    {
        var result = await Run(SpreadsheetMode.SingleTurn, data.Item(), Right);

        result.Outcome.ShouldBeOfType<Outcome.Scored>().Hard.ShouldBe(1);
    }

    [Fact]
    public async Task A_reply_that_was_cut_before_it_began_is_not_scored()
    {
        var result = await RunReplies(
            SpreadsheetMode.MultiTurn,
            data.Item(),
            5,
            new ChatResponse(new ChatMessage(ChatRole.Assistant, "")) { FinishReason = ChatFinishReason.Length }
        );

        result.Outcome.ShouldBeOfType<Outcome.Unscored>().Reason.ShouldContain("output tokens");
        asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Tools_run_scripts_and_the_file_solution_is_scored()
    {
        var result = await RunReplies(
            SpreadsheetMode.Tool,
            data.Item(cases: 2),
            10,
            Call("run_python", ("code", "print(open(INPUT_PATH, 'rb').read(2))")),
            Call("write_file", ("path", "solution.py"), ("content", Right)),
            Call("run_python", ("path", "solution.py")),
            Call("read_file", ("path", "solution.py")),
            new ChatResponse(new ChatMessage(ChatRole.Assistant, "Done."))
        );

        result.Outcome.ShouldBeOfType<Outcome.Scored>().Hard.ShouldBe(1);
        options!.Tools!.Select(tool => tool.Name).ShouldBe(["run_python", "write_file", "read_file"]);
        Results().ShouldContain(text => text.Contains("b'PK'"));
        Results().ShouldContain(text => text.Contains("Saved at OUTPUT_PATH") && text.Contains("A1=987654"));
        result.Trajectory.Count(entry => entry.Role == "tool_call").ShouldBe(4);
    }

    [Theory]
    [InlineData("write_file", "../outside.txt", "inside of your folder")]
    [InlineData("write_file", "/tmp/skillopt-outside.txt", "inside of your folder")]
    [InlineData("read_file", "/etc/passwd", "no such text file")]
    [InlineData("read_file", "../../etc/passwd", "no such text file")]
    [InlineData("run_python", "missing.py", "no script missing.py")]
    [InlineData("delete_file", "x", "no tool 'delete_file'")]
    public async Task Tools_stay_in_the_folder(string tool, string path, string answer)
    {
        await RunReplies(
            SpreadsheetMode.Tool,
            data.Item(),
            10,
            Call(tool, ("path", path), ("content", "x")),
            new ChatResponse(new ChatMessage(ChatRole.Assistant, "Done."))
        );

        Results().Single().ShouldContain(answer);
        File.Exists("/tmp/skillopt-outside.txt").ShouldBeFalse();
    }

    [Fact]
    public async Task A_target_that_never_stops_calling_is_cut_off_and_scored()
    {
        var call = Call("run_python", ("code", Right));

        var result = await RunReplies(SpreadsheetMode.Tool, data.Item(), 3, call, call, call, call);

        asked.Count.ShouldBe(3);
        result.Outcome.ShouldBeOfType<Outcome.Scored>().Hard.ShouldBe(1);
    }

    [Fact]
    public async Task A_failing_call_fails_the_attempt_and_is_no_score()
    {
        await Python.RequireAsync();
        await Should.ThrowAsync<InvalidOperationException>(() => RunReplies(SpreadsheetMode.MultiTurn, data.Item(), 3));
    }

    [Theory]
    [InlineData(0, 120, "max_turns")]
    [InlineData(1, 0, "time limit")]
    public void Numbers_out_of_range_are_refused(int turns, int seconds, string problem)
    {
        var bad = new SpreadsheetBenchOptions
        {
            DataPath = data.Folder,
            MaxTurns = turns,
            CodeTimeout = seconds,
        };
        data.Item();

        Should.Throw<SkillOptException>(() => new SpreadsheetBenchEnvironment(bad)).Message.ShouldContain(problem);
    }

    [Theory]
    [InlineData("while True: pass", "more than 2 s")]
    [InlineData("while True: print('x' * 100000)", "wrote more than")]
    public async Task A_script_that_hangs_or_floods_is_a_failed_item_and_keeps_what_it_saved_to_itself(
        string end,
        string reason
    )
    {
        var result = await RunReplies(
            SpreadsheetMode.MultiTurn,
            data.Item(),
            1,
            [new ChatResponse(new ChatMessage(ChatRole.Assistant, Fenced($"{Right}\n{end}")))],
            codeTimeout: 2
        );

        var scored = result.Outcome.ShouldBeOfType<Outcome.Scored>();
        (scored.Hard, scored.Soft).ShouldBe((0, 0));
        scored.Feedback.ShouldContain(reason);
        scored.Feedback.Length.ShouldBeLessThan(2000);
        result.Answer.ShouldBe("no workbook");
    }

    [Fact]
    public void Settings_that_change_results_change_the_fingerprint()
    {
        data.Item();
        var plain = new SpreadsheetBenchOptions { DataPath = data.Folder };
        SpreadsheetBenchOptions[] others =
        [
            plain with
            {
                Mode = SpreadsheetMode.Tool,
            },
            plain with
            {
                MaxTurns = 2,
            },
            plain with
            {
                CodeTimeout = 7,
            },
            plain with
            {
                PublishedScoring = true,
            },
        ];

        others
            .Prepend(plain)
            .Select(setting => new SpreadsheetBenchEnvironment(setting).Fingerprint)
            .Distinct()
            .Count()
            .ShouldBe(5);
    }

    private static string Fenced(string code) => $"Here it is:\n```python\n{code}\n```\n";

    private static ChatResponse Call(string name, params (string Key, string Value)[] arguments) =>
        new(
            new ChatMessage(
                ChatRole.Assistant,
                [
                    new FunctionCallContent(
                        "c1",
                        name,
                        arguments.ToDictionary(pair => pair.Key, pair => (object?)pair.Value)
                    ),
                ]
            )
        );

    private IEnumerable<string> Results() =>
        asked[^1]
            .SelectMany(message => message.Contents)
            .OfType<FunctionResultContent>()
            .Select(result => (string)result.Result!);

    private Task<RolloutResult> Run(SpreadsheetMode mode, TaskItem item, params string[] replies) =>
        Run(mode, item, 30, replies);

    private Task<RolloutResult> Run(SpreadsheetMode mode, TaskItem item, int turns, params string[] replies) =>
        RunReplies(
            mode,
            item,
            turns,
            [.. replies.Select(reply => new ChatResponse(new ChatMessage(ChatRole.Assistant, reply)))]
        );

    private Task<RolloutResult> RunReplies(
        SpreadsheetMode mode,
        TaskItem item,
        int turns,
        params ChatResponse[] replies
    ) => RunReplies(mode, item, turns, replies, codeTimeout: 120);

    private async Task<RolloutResult> RunReplies(
        SpreadsheetMode mode,
        TaskItem item,
        int turns,
        ChatResponse[] replies,
        int codeTimeout
    )
    {
        await Python.RequireAsync();
        var environment = new SpreadsheetBenchEnvironment(
            new SpreadsheetBenchOptions
            {
                DataPath = data.Folder,
                Mode = mode,
                MaxTurns = turns,
                CodeTimeout = codeTimeout,
            }
        );
        var target = new Target(replies, asked, sent => options = sent);
        return await environment.RunAsync(
            new RolloutRequest(new Skill("The skill's own rule."), item),
            new AttemptModels(target),
            TestContext.Current.CancellationToken
        );
    }

    private sealed class Target(
        ChatResponse[] replies,
        List<IReadOnlyList<ChatMessage>> asked,
        Action<ChatOptions?> seen
    ) : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            CancellationToken cancellationToken = default
        )
        {
            seen(options);
            asked.Add([.. messages]);
            return asked.Count <= replies.Length
                ? Task.FromResult(replies[asked.Count - 1])
                : throw new InvalidOperationException("no more replies");
        }

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            CancellationToken cancellationToken = default
        ) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose() { }
    }
}
