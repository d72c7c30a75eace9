using FsCheck;
using FsCheck.Fluent;
using SkillOpt.Rollouts;
using SkillOpt.Scoring;
using SkillOpt.Tasks;
using SkillOpt.Workspaces;

namespace SkillOpt.Environments.Tests.Workspaces;

public sealed class TaskTextTests
{
    private static readonly TaskItem Item = new("q", "And the sum?", ["42"])
    {
        Messages =
        [
            new("system", "You add."),
            new("user", "40 and 2"),
            new("assistant", "Yes?"),
            new("user", "And the sum?"),
        ],
        Attachments =
        [
            new("/data/a/notes.txt", "text/plain", new string('a', 64)),
            new("/data/b/notes.txt", "text/plain", new string('b', 64)),
            new("/data/b/we\nird.png", "image/png", new string('c', 64)),
        ],
    };

    [Fact]
    public async Task The_conversation_before_the_task_its_files_and_the_form_of_the_answer_are_told()
    {
        var posed = await Pose(new ChatEnvironment(Scorer.ByName("exact")), Item);

        posed.Text.ShouldBe(
            """
            ## What was said before

            <message role="system">
            You add.
            </message>

            <message role="user">
            40 and 2
            </message>

            <message role="assistant">
            Yes?
            </message>

            ## Task

            And the sum?

            ## Files

            - attachments/01_notes.txt
            - attachments/02_notes.txt
            - attachments/03_we_ird.png

            ## Answer

            Finish your last message with the final answer between <answer> and </answer>. If it has no tags, the whole message is taken as the answer.

            """.ReplaceLineEndings("\n")
        );
        posed.Files.Select(file => file.Sha256).ShouldBe(Item.Attachments.Select(file => file.Sha256));
        posed.Files.Select(file => file.Source).ShouldBe(Item.Attachments.Select(file => file.Path));
    }

    [Theory]
    [InlineData("exact", "only what stands between the last ones counts")]
    [InlineData("number", "what counts in it is found as the task says")]
    public async Task A_prompt_of_ones_own_comes_first_and_asks_for_the_answer_itself(string scorer, string counts)
    {
        var options = new ChatEnvironmentOptions
        {
            SystemPrompt = "Add. If a skill follows below, apply its rules. Be brief.",
        };

        var posed = await Pose(new ChatEnvironment(ScorerOf(scorer), options), new TaskItem("q", "1+1", ["2"]));

        posed.Text.ShouldStartWith("## Instructions\n\nAdd. Be brief.\n\n## Task\n\n1+1\n\n## Answer\n\n");
        posed.Text.ShouldContain(counts);
    }

    [Fact]
    public void No_item_has_its_references_in_its_task()
    {
        var words = ArbMap.Default.ArbFor<NonNull<string>>();
        Prop.ForAll(
                words,
                words,
                words,
                (prompt, before, reference) =>
                {
                    // So that it can be told from what is written by chance.
                    var secret = $"<<{reference.Get}>>secret";
                    var item = new TaskItem("q", prompt.Get, [secret])
                    {
                        Messages = [new("user", before.Get), new("user", prompt.Get)],
                        Fields = System.Text.Json.JsonSerializer.SerializeToElement(new { expected = secret }),
                    };
                    var task = Pose(new ChatEnvironment(Scorer.ByName("exact")), item).GetAwaiter().GetResult();
                    return !task.Text.Contains(secret, StringComparison.Ordinal)
                        && task.Text.Contains(prompt.Get, StringComparison.Ordinal)
                        && task.Text.Contains(before.Get, StringComparison.Ordinal);
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Other_words_are_another_fingerprint()
    {
        IWorkspaceEnvironment chat = new ChatEnvironment(Scorer.ByName("exact"));

        chat.TaskFingerprint.ShouldBe(TaskPage.Digest());
        TaskPage.Digest("own").ShouldNotBe(TaskPage.Digest());
    }

    private static IScorer ScorerOf(string name) =>
        name == "number" ? new NumberScorer(new NumberOptions()) : Scorer.ByName(name);

    private static Task<WorkspaceTask> Pose(IWorkspaceEnvironment environment, TaskItem item) =>
        environment.PoseAsync(item, TestContext.Current.CancellationToken);
}
