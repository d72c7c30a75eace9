using SkillOpt.Benchmarks.Gates;
using SkillOpt.Releases;

namespace SkillOpt.Tests.Benchmarks;

public sealed class GateStudyTests
{
    [Fact]
    public void Only_what_stands_between_the_marks_of_a_page_is_replaced()
    {
        const string Page = "Before.\n<!-- study:a -->\nold\n<!-- /study:a -->\nAfter.\n";

        var once = StudyPage.Fill(Page, [("a", "new\n")]);

        once.ShouldBe("Before.\n<!-- study:a -->\n\nnew\n\n<!-- /study:a -->\nAfter.\n");
        StudyPage.Fill(once, [("a", "new")]).ShouldBe(once);
        Should.Throw<InvalidDataException>(() => StudyPage.Fill(Page, [("b", "")]));
    }

    [Fact]
    public void Rules_are_tuned_on_even_worlds_and_reported_on_odd_ones()
    {
        StudyOptions.TryRead(["--quick"], out var report).ShouldBeTrue();
        StudyOptions.TryRead(["--tune", "--worlds", "3", "--sizes", "18,40"], out var tuning).ShouldBeTrue();

        report.Settings(3).ShouldBe([1, 3, 5]);
        tuning.Settings(tuning.Worlds).ShouldBe([0, 2, 4]);
        tuning.Sizes.ShouldBe([18, 40]);
        StudyOptions.TryRead(["--sizes", "18"], out _).ShouldBeFalse();
        StudyOptions.TryRead(["--releases", "7"], out var releases).ShouldBeTrue();
        (releases.ReleasesOnly, releases.Releases).ShouldBe((true, 7));
        (report.ReleasesOnly, report.Releases).ShouldBe((false, 20));
        StudyOptions.TryRead(["--releases", "none"], out _).ShouldBeFalse();
        StudyOptions.TryRead(["--worlds", "many"], out _).ShouldBeFalse();
    }

    [Fact]
    public async Task The_default_is_among_the_arms_and_measures_of_the_noise_what_its_race_would_measure_in_any_case()
    {
        GateArms.Gates.ShouldContain(GateArms.Auto);
        GateArms.Judging.ShouldContain(GateArms.Auto);
        var gateOnly = GateArms.Auto with
        {
            Options = options =>
                GateArms.Auto.Options(options with { Optimizer = options.Optimizer with { CheckEdits = false } }),
        };
        var (race, auto) = (await NullTrial.RunAsync(1, 18, GateArms.Race), await NullTrial.RunAsync(1, 18, gateOnly));
        var strict = await NullTrial.RunAsync(1, 100, GateArms.Strict);

        // The initial skill stays long enough to get its four attempts at each item, the second one for the noise.
        auto.ShouldBe(race);
        auto.Gate.ShouldBeGreaterThan(3 * 18);
        (await NullTrial.RunAsync(1, 100, gateOnly)).ShouldBe(strict);
        // Most edits without effect do not get as far as the gate.
        (await NullTrial.RunAsync(1, 18, GateArms.Auto)).Candidates.ShouldBeLessThan(race.Candidates);
    }

    [Fact]
    public async Task Release_verdicts_of_runs_without_effect_are_counted_by_size()
    {
        var trials = await Trials.RunReleasesAsync(18, [1, 3, 5, 7]);

        (await Trials.RunReleasesAsync(18, [1, 3, 5, 7])).ShouldBe(trials);
        var row = StudyTables
            .Release(new Dictionary<int, IReadOnlyList<ReleaseTrial>> { [18] = trials })
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1];
        row.ShouldStartWith("| 18 | 4 | ");
        StudyTables
            .Release(
                new Dictionary<int, IReadOnlyList<ReleaseTrial>>
                {
                    [40] =
                    [
                        new(ReleaseDecision.Improved, false, 0.05),
                        new(ReleaseDecision.Undecided, true, 0.03),
                        new(ReleaseDecision.NotImproved, null, null),
                        new(ReleaseDecision.NotImproved, null, null),
                    ],
                }
            )
            .ShouldContain("| 40 | 4 | 25.0 | 50.0 | +4.00 | 1.00 |");
    }

    [Fact]
    public async Task Arms_are_compared_in_the_same_worlds()
    {
        var results = await Trials.RunAsync([GateArms.StrictFull, GateArms.Strict], 18, [0, 2], batch: 16);

        var arms = ArmSummary.Of([GateArms.StrictFull, GateArms.Strict], results);

        results.Count.ShouldBe(2 * 2 * Trials.Diagnoses.Length);
        var (difference, _) = arms[1].Against(arms[0]);
        difference.ShouldBe(arms[1].Gain - arms[0].Gain, 1e-9);
        arms[0].Against(arms[0]).ShouldBe((0, 0));
        results.ShouldAllBe(result => result.Rollouts <= GateTrial.BudgetOf(18));
    }
}
