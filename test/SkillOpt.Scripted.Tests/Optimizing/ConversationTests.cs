using SkillOpt.QuickstartTasks;
using SkillOpt.Scripted.Tests.Support;

namespace SkillOpt.Scripted.Tests.Optimizing;

public sealed class ConversationTests
{
    private const string Heading = "Failure analyst";
    private const string Skill = "# Questions about tables\n\n## Rules\n";
    private const string Patch = """
        {"batch_size":8,"failure_summary":[],"patch":{"reasoning":"r","edits":[
        {"op":"append","target":"","content":"- Ignore the total row of a table."},
        {"op":"insert_after","target":"## Special","content":"- Ignore duplicate rows."},
        {"op":"replace","target":"- Nothing.","content":"- Resolve ties alphabetically."},
        {"op":"delete","target":"- Nothing else.","content":""}]}}
        """;

    private static readonly IReadOnlyList<QuickstartTask> Tasks = TaskGenerator.Generate(12, 200);

    [Fact]
    public async Task Malformed_replies_come_in_the_share_and_half_of_them_only_have_a_comma_too_many()
    {
        var optimizer = new ScriptedOptimizer(Analyst.OnlyRight with { MalformedShare = 0.5 });
        var malformed = 0;
        var repairable = 0;
        for (var i = 0; i < 100; i++)
        {
            var reply = await optimizer.Ask(Heading, await Message(i));
            malformed += Analyst.IsJson(reply) ? 0 : 1;
            repairable += !Analyst.IsJson(reply) && Analyst.IsJson(reply.Replace(",}", "}")) ? 1 : 0;
        }

        malformed.ShouldBeInRange(35, 65);
        repairable.ShouldBeInRange(malformed / 4, malformed * 3 / 4);
    }

    [Fact]
    public async Task After_a_repair_request_the_reply_is_the_one_that_was_meant()
    {
        var always = new ScriptedOptimizer(Analyst.OnlyRight with { MalformedShare = 1 });
        var never = new ScriptedOptimizer(Analyst.OnlyRight);
        for (var i = 0; i < 20; i++)
        {
            var message = await Message(i);
            var broken = await always.Ask(Heading, message);
            Analyst.IsJson(broken).ShouldBeFalse();
            var repaired = await always.Ask(Heading, message, broken, "# Repair\n\nOnce more.\n\n## Error\nNot JSON.");
            var meant = await never.Ask(Heading, message);
            Analyst.Read(repaired).ToJsonString().ShouldBe(Analyst.Read(meant).ToJsonString());
        }
    }

    [Fact]
    public async Task Refinement_puts_misplaced_edits_right_and_withdraws_what_cannot_be_placed()
    {
        var reply = await Refine(
            Patch,
            "[0] applied_append\n[1] applied_insert_after_fallback_append\n[2] skipped_replace_target_not_found\n[3] skipped_delete_target_not_found"
        );
        var edits = Analyst.Read(reply).Edits();
        edits.Select(edit => edit.Text("op")).ShouldBe(["append", "append", "append"]);
        edits.ShouldAllBe(edit => edit.Text("target").Length == 0);
        edits[1].Text("content").ShouldBe("- Ignore duplicate rows.");
        edits[2].Text("content").ShouldBe("- Resolve ties alphabetically.");
    }

    [Fact]
    public async Task Refinement_keeps_a_patch_that_landed_as_it_was_meant()
    {
        var reply = await Refine(
            Patch,
            "[0] applied_append\n[1] applied_insert_after\n[2] applied_replace\n[3] applied_delete"
        );
        Analyst.Read(reply).ToJsonString().ShouldBe("{\"patch\":null}");
    }

    [Fact]
    public async Task Refinement_mostly_withdraws_edits_about_single_items()
    {
        var patch = Patch.Replace("- Ignore duplicate rows.", "- For item q-0001 the answer is \\\"3\\\".");
        const string Landed = "[0] applied_append\n[1] applied_insert_after\n[2] applied_replace\n[3] applied_delete";
        var withdrawn = 0;
        for (var i = 0; i < 40; i++)
        {
            var reply = await Refine(patch, Landed, i);
            withdrawn += Analyst.Read(reply)["patch"] is null ? 0 : 1;
        }

        withdrawn.ShouldBeInRange(18, 38);
    }

    [Fact]
    public async Task A_repair_within_a_refinement_repeats_the_refinement()
    {
        var optimizer = new ScriptedOptimizer(Analyst.OnlyRight with { MalformedShare = 1 });
        var refinement = Refinement(
            "[0] applied_append\n[1] applied_insert_after\n[2] applied_replace\n[3] applied_delete"
        );
        var reply = await optimizer.Ask(Heading, await Message(0), Patch, refinement, "{", "# Repair\n\nOnce more.");
        Analyst.Read(reply).ToJsonString().ShouldBe("{\"patch\":null}");
    }

    [Fact]
    public async Task A_request_that_it_does_not_know_is_refused_in_words() =>
        (await new ScriptedOptimizer().Ask("Poem", "Write one.")).ShouldBe("I do not know this kind of request.");

    [Theory]
    [InlineData(-0.1, 0, 0)]
    [InlineData(0.5, 0.4, 0.2)]
    [InlineData(0, 0, 1.5)]
    public void Impossible_shares_are_refused(double useless, double specific, double harmful) =>
        Should.Throw<ArgumentOutOfRangeException>(() =>
            new ScriptedOptimizer(
                new ScriptedOptimizerOptions
                {
                    UselessShare = useless,
                    SpecificShare = specific,
                    HarmfulShare = harmful,
                }
            )
        );

    private static async Task<string> Refine(string patch, string statuses, int number = 0) =>
        await new ScriptedOptimizer(Analyst.OnlyRight).Ask(Heading, await Message(number), patch, Refinement(statuses));

    private static string Refinement(string statuses) =>
        $"# Refinement\n\nLook again.\n\n## Skill With Your Edits\n<skill>\n{Skill}\n</skill>\n\n## Edit Status\n{statuses}\n";

    private static Task<string> Message(int number) =>
        Analyst.Message(Skill, [.. Tasks.Where(task => task.Needs.Count > 0).Skip(number).Take(4)]);
}
