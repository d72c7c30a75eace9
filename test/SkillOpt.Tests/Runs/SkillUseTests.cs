using System.Text;
using SkillOpt.Rollouts;
using SkillOpt.Runs;

namespace SkillOpt.Tests.Runs;

public sealed class SkillUseTests : IDisposable
{
    private readonly TempDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Theory]
    [InlineData(SkillUse.None, "none")]
    [InlineData(SkillUse.InContext, "in_context")]
    [InlineData(SkillUse.Read, "read")]
    [InlineData(SkillUse.Missed, "missed")]
    [InlineData(SkillUse.Foreign, "foreign")]
    public void How_the_skill_was_seen_comes_back_from_the_ledger(SkillUse use, string word)
    {
        var line = Samples.Line(Entry(1, use));

        line.ShouldContain($"\"skill_use\":\"{word}\"");
        RolloutReader.Read(Encoding.UTF8.GetBytes(line), withTrajectory: true).Result.SkillUse.ShouldBe(use);
        LedgerReader.ReadHeader(Encoding.UTF8.GetBytes(line)).SkillUse.ShouldBe(use);
    }

    [Fact]
    public void An_attempt_without_a_workspace_says_nothing_of_it()
    {
        var line = Samples.Line(Samples.Rollout(1));

        line.ShouldNotContain("skill_use");
        RolloutReader.Read(Encoding.UTF8.GetBytes(line), withTrajectory: true).Result.SkillUse.ShouldBeNull();
    }

    [Fact]
    public void The_share_is_of_attempts_with_a_skill_and_the_same_when_the_ledger_is_opened_again()
    {
        var path = directory.File("ledger.jsonl");
        using (var ledger = FileLedger.Open(path))
        {
            ledger.Totals.SkillSeen.ShouldBeNull();
            SkillUse?[] uses =
            [
                SkillUse.Read,
                SkillUse.InContext,
                SkillUse.Missed,
                SkillUse.None,
                SkillUse.Foreign,
                null,
            ];
            for (var i = 0; i < uses.Length; i++)
            {
                ledger.Append(Entry(i, uses[i]));
            }

            ledger.Totals.SkillSeen.ShouldBe(new SkillSeen(2, 3));
        }

        FileLedger.ReadTotals(path)!.SkillSeen.ShouldBe(new SkillSeen(2, 3));
    }

    [Fact]
    public void What_an_agent_says_it_cost_comes_back_from_the_ledger()
    {
        var entry = Samples.Rollout(1) with { Usage = Samples.Usage with { ReportedUsd = 0.1234567m } };
        var line = Samples.Line(entry);

        line.ShouldContain("\"reported_usd\":0.1234567");
        RolloutReader.Read(Encoding.UTF8.GetBytes(line), withTrajectory: true).Usage.ShouldBe(entry.Usage);
        (entry.Usage + Samples.Usage).ReportedUsd.ShouldBe(0.1234567m);
        (Samples.Usage + Samples.Usage).ReportedUsd.ShouldBeNull();
        Samples.Line(Samples.Rollout(2)).ShouldNotContain("reported_usd");
    }

    [Fact]
    public void Without_any_skill_there_is_no_share() => new SkillSeen(0, 0).Share.ShouldBeNull();

    private static RolloutEntry Entry(int number, SkillUse? use)
    {
        var entry = Samples.Rollout(number);
        return entry with { Result = entry.Result with { SkillUse = use } };
    }
}
