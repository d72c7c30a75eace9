using Microsoft.Extensions.AI;
using SkillOpt.Errors;
using SkillOpt.Harnesses.Tests.Support;
using SkillOpt.Harnesses.Tools;
using SkillOpt.Harnesses.Workspaces;
using SkillOpt.Rollouts;
using SkillOpt.Scoring;
using SkillOpt.Skills;
using SkillOpt.Tasks;
using SkillOpt.Workspaces;

namespace SkillOpt.Harnesses.Tests.Tools;

public sealed class ToolsHarnessTests : IDisposable
{
    private const string SkillPath = $".agents/skills/{SkillDocument.DefaultName}/SKILL.md";
    private static readonly Skill Skill = new("# Answers\n\n- Always answer in upper case letters.\n");
    private static readonly TaskItem Item = new("one", "Say yes.", ["YES"]);

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_target_that_reads_skill_and_task_is_scored_and_its_way_is_told()
    {
        var target = new PlayedTarget(
            PlayedTarget.Calls("read_file", new { path = SkillPath }),
            PlayedTarget.Calls("read_file", new { path = "task.md" }),
            PlayedTarget.Says("<answer>YES</answer>")
        );

        var result = await Run(target, Skill, Chat);

        result.Outcome.ShouldBe(new Outcome.Scored(1, 1));
        result.Answer.ShouldBe("YES");
        result.SkillUse.ShouldBe(SkillUse.Read);
        result
            .Trajectory.Select(entry => entry.Role)
            .ShouldBe(["user", "tool_call", "observation", "tool_call", "observation", "assistant"]);
        result.Trajectory[2].Text.ShouldContain("upper case");
        target.Requests[0][0].Role.ShouldBe(ChatRole.System);
        target.Requests[0][0].Text.ShouldContain(SkillPath);
        target.Requests[0][1].Text.ShouldContain("task.md");
        target.Results.Last().ShouldContain("Say yes.");
    }

    [Fact]
    public async Task A_target_that_does_not_read_the_skill_has_no_score()
    {
        var result = await Run(new PlayedTarget(PlayedTarget.Says("YES")), Skill, Chat);

        result.Outcome.ShouldBeOfType<Outcome.Unscored>();
        result.SkillUse.ShouldBe(SkillUse.Missed);
    }

    [Fact]
    public async Task Without_a_skill_none_is_spoken_of_and_none_is_there()
    {
        var target = new PlayedTarget(PlayedTarget.Calls("list_files", new { }), PlayedTarget.Says("YES"));

        var result = await Run(target, Skill.Empty, Chat);

        result.Outcome.ShouldBe(new Outcome.Scored(1, 1));
        result.SkillUse.ShouldBe(SkillUse.None);
        target.Requests[0].ShouldAllBe(message => !message.Text.Contains("skill", StringComparison.OrdinalIgnoreCase));
        target.Results.ShouldBe(["task.md"]);
    }

    [Theory]
    [InlineData("<answer>YES</answer>")]
    [InlineData("YES")]
    [InlineData("It is <answer>NO</answer>")]
    public async Task A_reply_scores_the_same_as_in_a_chat(string reply)
    {
        var direct = await Chat.RunAsync(
            new RolloutRequest(Skill.Empty, Item),
            new AttemptModels(new PlayedTarget(PlayedTarget.Says(reply))),
            TestContext.Current.CancellationToken
        );

        var result = await Run(new PlayedTarget(PlayedTarget.Says(reply)), Skill.Empty, Chat);

        result.Outcome.ShouldBe(direct.Outcome);
        result.Answer.ShouldBe(direct.Answer);
    }

    [Theory]
    [InlineData(false, "read_file list_files grep")]
    [InlineData(true, "read_file list_files grep write_file edit")]
    public async Task Files_can_be_written_only_where_the_task_asks_for_it(bool writes, string tools)
    {
        var target = new PlayedTarget(
            PlayedTarget.Calls("write_file", new { path = "out.txt", content = "written" }),
            PlayedTarget.Says("YES")
        );
        string? left = null;
        var environment = new WordEnvironment
        {
            Pose = item => new WorkspaceTask(item.Prompt) { WritesFiles = writes },
            Look = place => left = File.Exists($"{place}/out.txt") ? File.ReadAllText($"{place}/out.txt") : null,
        };

        await Run(target, Skill.Empty, environment);

        string.Join(' ', target.Options[0]!.Tools!.Select(tool => tool.Name)).ShouldBe(tools);
        left.ShouldBe(writes ? "written" : null);
    }

    [Fact]
    public async Task Material_is_read_where_the_workspace_shows_it()
    {
        folder.Write("docs/1944/may.txt", "Total 200");
        var target = new PlayedTarget(
            PlayedTarget.Calls("grep", new { pattern = "Total", path = "docs" }),
            PlayedTarget.Says("YES")
        );
        var environment = new WordEnvironment
        {
            Pose = item => new WorkspaceTask(item.Prompt)
            {
                Folders = [new WorkspaceFolder("docs", Path.Combine(folder.Path, "docs"))],
            },
        };

        (await Run(target, Skill.Empty, environment)).Outcome.ShouldBe(new Outcome.Scored(1, 1));

        target.Results.ShouldBe(["docs/1944/may.txt:1: Total 200"]);
        File.ReadAllText(Path.Combine(folder.Path, "docs/1944/may.txt")).ShouldBe("Total 200");
    }

    [Fact]
    public async Task Images_go_with_the_first_message()
    {
        byte[] png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0];
        var image = folder.Write("page.png", "");
        await File.WriteAllBytesAsync(image, png, TestContext.Current.CancellationToken);
        var target = new PlayedTarget(PlayedTarget.Says("YES"));
        var environment = new WordEnvironment
        {
            Pose = item => new WorkspaceTask(item.Prompt)
            {
                Files =
                [
                    new("attachments/01_page.png", image),
                    new("attachments/02_a.txt", folder.Write("a.txt", "a")),
                ],
            },
        };

        await Run(target, Skill.Empty, environment);

        var sent = target.Requests[0][1].Contents.OfType<DataContent>().ShouldHaveSingleItem();
        (sent.MediaType, sent.Name).ShouldBe(("image/png", "attachments/01_page.png"));
        sent.Data.ToArray().ShouldBe(png);
    }

    [Fact]
    public async Task A_long_skill_is_seen_in_one_piece()
    {
        var skill = new Skill(
            string.Concat(Enumerable.Range(1, 800).Select(i => $"- Rule {i}: answer in upper case.\n"))
        );
        var target = new PlayedTarget(
            PlayedTarget.Calls("read_file", new { path = SkillPath }),
            PlayedTarget.Says("YES")
        );

        await Run(target, skill, Chat);

        target.Results.Single().ShouldContain("- Rule 1:");
        target.Results.Single().ShouldEndWith("- Rule 800: answer in upper case.\n");
    }

    [Fact]
    public async Task On_the_last_turn_the_target_has_to_answer()
    {
        var call = PlayedTarget.Calls("list_files", new { });
        var target = new PlayedTarget(call, call, PlayedTarget.Says("YES"));

        var result = await Run(target, Skill.Empty, Chat, new ToolsOptions { MaxTurns = 3 });

        result.Outcome.ShouldBe(new Outcome.Scored(1, 1));
        target.Options[^1]!.ToolMode.ShouldBe(ChatToolMode.None);
    }

    [Fact]
    public async Task A_target_that_never_answers_is_asked_once_more_and_then_has_no_score()
    {
        var target = new PlayedTarget(PlayedTarget.Calls("list_files", new { }));

        var result = await Run(target, Skill.Empty, Chat, new ToolsOptions { MaxTurns = 2 });

        result.Outcome.ShouldBeOfType<Outcome.Unscored>();
        target.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public void What_changes_results_is_in_the_fingerprint()
    {
        var plain = new ToolsOptions();
        ToolsOptions[] all =
        [
            plain,
            plain with
            {
                MaxTurns = 7,
            },
            plain with
            {
                Commands = ["python3"],
            },
            plain with
            {
                CommandTimeout = 7,
            },
        ];

        all.Select(options => Harness(options).Fingerprint).Distinct().Count().ShouldBe(all.Length);
        Harness(plain).Fingerprint.ShouldBe(Harness(plain).Fingerprint);
        Harness(plain).Isolation.ShouldBe("in process: tools are confined to the workspace");
    }

    [Theory]
    [InlineData(0, 60, "max_turns")]
    [InlineData(1, 0, "time limit")]
    public void Numbers_out_of_range_are_refused(int turns, int seconds, string problem) =>
        Should
            .Throw<SkillOptException>(() => Harness(new ToolsOptions { MaxTurns = turns, CommandTimeout = seconds }))
            .Message.ShouldContain(problem);

    [Fact]
    public async Task A_program_that_is_missing_is_said_before_the_run()
    {
        var harness = Harness(new ToolsOptions { Commands = ["no-such-program"] });

        var error = await Should.ThrowAsync<SkillOptException>(() =>
            harness.PrepareAsync(TestContext.Current.CancellationToken)
        );

        (error.Kind, error.Message.Contains("'no-such-program'")).ShouldBe((ErrorKind.Usage, true));
    }

    private static ChatEnvironment Chat => new(Scorer.ByName("exact"));

    private static ToolsHarness Harness(ToolsOptions options) => new(options, TimeProvider.System);

    private static async Task<RolloutResult> Run(
        IChatClient target,
        Skill skill,
        IWorkspaceEnvironment environment,
        ToolsOptions? options = null
    )
    {
        var executor = new LocalRolloutExecutor(
            new HarnessEnvironment(environment, Harness(options ?? new ToolsOptions())),
            target,
            "tools/played",
            new RolloutOptions { Retries = 0, ExecTimeout = 0 },
            TimeProvider.System
        );
        return (
            await executor.ExecuteAsync(new RolloutRequest(skill, Item), TestContext.Current.CancellationToken)
        ).Result;
    }
}
