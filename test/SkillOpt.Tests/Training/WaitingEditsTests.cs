using SkillOpt.Reflection;
using SkillOpt.Skills;
using SkillOpt.Training;

namespace SkillOpt.Tests.Training;

public sealed class WaitingEditsTests
{
    private static readonly Skill Current = new("# Words\nold\n");

    [Fact]
    public void Edits_wait_until_they_are_three_and_the_longest_waiting_go_first()
    {
        var waiting = new WaitingEdits();
        waiting.Add(Current, [Passed("a"), Passed("b")]);
        waiting.Take(budget: 4, mayNotWait: false).ShouldBeEmpty();
        waiting.Add(Current, [Passed("c"), Passed("d"), Passed("e")]);

        Contents(waiting.Take(budget: 4, mayNotWait: false)).ShouldBe(["a", "b", "c", "d"]);

        waiting.Count.ShouldBe(1);
        waiting.Take(budget: 4, mayNotWait: false).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(null, 3)]
    public void A_learning_rate_below_three_is_the_bundle(int? budget, int taken)
    {
        var waiting = new WaitingEdits();
        waiting.Add(Current, [Passed("a"), Passed("b"), Passed("c")]);

        waiting.Take(budget, mayNotWait: false).Count.ShouldBe(taken);
    }

    [Fact]
    public void Nothing_waits_beyond_the_last_step()
    {
        var waiting = new WaitingEdits();
        waiting.Add(Current, [Passed("a")]);

        Contents(waiting.Take(budget: 4, mayNotWait: true)).ShouldBe(["a"]);
        waiting.Take(budget: 4, mayNotWait: true).ShouldBeEmpty();
    }

    [Fact]
    public void What_failed_its_check_comes_twice_or_fits_no_more_does_not_wait()
    {
        var waiting = new WaitingEdits();
        waiting.Add(Current, [Passed("a"), Failed("b"), Passed("a"), Passed("new", "replace", "old")]);
        waiting.Count.ShouldBe(2);

        waiting.Add(new Skill("# Words\nother\n"), [Passed("c")]);

        Contents(waiting.Take(budget: 4, mayNotWait: true)).ShouldBe(["a", "c"]);
    }

    private static IEnumerable<string> Contents(IEnumerable<Proposal> edits) =>
        edits.Select(edit => edit.Edit!.Content);

    private static EditCheck Passed(string content, string op = "append", string target = "") =>
        new(Named(new Edit(op, target, content)), Failing: 2, Scored: 2, Prevented: 1);

    private static EditCheck Failed(string content) =>
        new(Named(new Edit("append", "", content)), Failing: 2, Scored: 2, Prevented: 0);

    private static Proposal Named(Edit edit) =>
        new()
        {
            Id = "f0.0",
            Edit = edit,
            NamedItems = ["x"],
        };
}
