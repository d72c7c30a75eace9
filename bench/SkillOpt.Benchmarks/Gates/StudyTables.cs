using System.Globalization;
using SkillOpt.Benchmarks.Measuring;
using SkillOpt.Releases;

namespace SkillOpt.Benchmarks.Gates;

/// <summary>The tables of the study.</summary>
internal static class StudyTables
{
    /// <param name="arms">The first is the one that the others are compared with.</param>
    public static string Gates(IReadOnlyList<ArmSummary> arms)
    {
        var table = new MarkdownTable(
            "arm",
            "gain",
            "± se",
            "5th percentile",
            $"against {arms[0].Arm.Name}",
            "optimism",
            "useless accepted",
            "good rejected",
            "steps",
            "rollouts"
        );
        foreach (var arm in arms)
        {
            var (difference, error) = arm.Against(arms[0]);
            table.Row(
                arm.Arm.Name,
                Points(arm.Gain),
                Points(arm.StandardError),
                Points(arm.FifthPercentile),
                arm == arms[0] ? "" : $"{Signed(difference)} ± {Points(error)}",
                Signed(arm.Optimism),
                Format.Percent(arm.UselessAccepted),
                Format.Percent(arm.GoodRejected),
                Format.Count(arm.Steps),
                Format.Count(arm.Rollouts)
            );
        }

        return table.ToString();
    }

    public static string ByDiagnosis(IReadOnlyList<ArmSummary> arms)
    {
        var table = new MarkdownTable(["arm", .. Trials.Diagnoses.Select(q => Format.Percent(q))]);
        foreach (var arm in arms)
        {
            table.Row([arm.Arm.Name, .. Trials.Diagnoses.Select(q => Points(arm.With(q).Gain))]);
        }

        return table.ToString();
    }

    public static string Null(
        IReadOnlyList<GateArm> arms,
        IReadOnlyDictionary<int, IReadOnlyList<(GateArm Arm, NullTrial Result)>> bySize
    )
    {
        var table = new MarkdownTable(
            "arm",
            "selection items",
            "first candidate accepted",
            "accepted, of all",
            "accepted in a run",
            "optimism",
            "gate rollouts"
        );
        foreach (var arm in arms)
        {
            foreach (var (size, results) in bySize)
            {
                var of = results.Where(result => result.Arm == arm).Select(result => result.Result).ToList();
                table.Row(
                    arm.Name,
                    size,
                    Format.Percent(of.Average(r => r.First ? 1.0 : 0)),
                    Format.Percent(of.Sum(r => (double)r.Accepted) / of.Sum(r => r.Candidates)),
                    of.Average(r => r.Accepted).ToString("0.0", CultureInfo.InvariantCulture),
                    Signed(of.Average(r => r.Optimism) * 100),
                    Format.Count(of.Average(r => r.Gate))
                );
            }
        }

        return table.ToString();
    }

    /// <summary>What is claimed of runs without effect. Coverage and bias are those of runs that had something to release.</summary>
    public static string Release(IReadOnlyDictionary<int, IReadOnlyList<ReleaseTrial>> bySize)
    {
        var table = new MarkdownTable("size", "runs", "improved %", "covered %", "bias, points", "± se");
        foreach (var (size, trials) in bySize)
        {
            var covered = trials.Select(trial => trial.IsCovered).OfType<bool>().ToList();
            var biases = trials.Select(trial => trial.Bias * 100).OfType<double>().ToList();
            table.Row(
                size,
                trials.Count,
                Share(trials.Count(trial => trial.Decision == ReleaseDecision.Improved), trials.Count),
                Share(covered.Count(isCovered => isCovered), covered.Count),
                biases.Count == 0 ? "-" : SignedFine(biases.Average()),
                biases.Count < 2 ? "-" : Fine(StandardError(biases))
            );
        }

        return table.ToString();
    }

    private static double StandardError(List<double> values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1) / values.Count);
    }

    private static string Share(int count, int of) =>
        of == 0 ? "-" : (100.0 * count / of).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Fine(double points) => points.ToString("0.00", CultureInfo.InvariantCulture);

    private static string SignedFine(double points) =>
        points.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);

    private static string Points(double points) => points.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Signed(double points) => points.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture);
}
