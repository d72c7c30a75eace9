using System.Diagnostics;
using System.Globalization;

namespace SkillOpt.Benchmarks.Gates;

/// <summary>Compares gates at equal rollouts in simulated worlds and writes what comes out to docs/gates.md.</summary>
internal static class GateStudy
{
    private const int AblationSelection = 40;
    private static readonly int[] Sizes = [18, 40, 100, 200];

    /// <param name="options">
    /// <c>--quick</c> for few worlds or <c>--worlds n</c>; <c>--tune</c> to print the tables of the worlds that rules are tuned on;
    /// <c>--releases 250</c> for release verdicts alone, with so many runs at each size;
    /// <c>--batch 8</c> for another batch size; <c>--sizes 18,40</c> for some of the sizes, with <c>--tune</c> only.
    /// </param>
    public static async Task<int> RunAsync(string[] options)
    {
        if (!StudyOptions.TryRead(options, out var study))
        {
            await Console.Error.WriteLineAsync(
                "Usage: dotnet run -c Release -- gates [--quick | --worlds n] [--batch n] [--tune [--sizes n,n]] | gates --releases n"
            );
            return 2;
        }

        // Said now, not after the study.
        var root = Root();
        var watch = Stopwatch.StartNew();
        var settings = study.Settings(study.Worlds);
        var nullSettings = study.Settings(study.Worlds * 4);
        if (study.Sizes.Count > 0)
        {
            foreach (var size in study.Sizes)
            {
                var arms = ArmSummary.Of(
                    GateArms.Gates,
                    await Trials.RunAsync(GateArms.Gates, size, settings, study.Batch)
                );
                Console.WriteLine($"\n### {size}\n\n{StudyTables.Gates(arms)}\n{StudyTables.ByDiagnosis(arms)}");
            }

            return 0;
        }

        if (study.ReleasesOnly)
        {
            return await WriteAsync(study, [("release", await ReleaseTableAsync(study))]);
        }

        var gates = new Dictionary<int, IReadOnlyList<ArmSummary>>();
        var nulls = new Dictionary<int, IReadOnlyList<(GateArm, NullTrial)>>();
        foreach (var size in Sizes)
        {
            gates[size] = ArmSummary.Of(
                GateArms.Gates,
                await Trials.RunAsync(GateArms.Gates, size, settings, study.Batch)
            );
            nulls[size] = await Trials.RunNullAsync(GateArms.Judging, size, nullSettings);
        }

        var ablations = ArmSummary.Of(
            GateArms.Ablations,
            await Trials.RunAsync(GateArms.Ablations, AblationSelection, settings, study.Batch)
        );
        var releases = await ReleaseTableAsync(study);
        List<(string, string)> blocks =
        [
            (
                "run",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(study.IsQuick ? "**Quick version, not the study:** " : "")}{study.Worlds} worlds{(study.IsTuning ? " of those that rules are tuned on" : "")}, "
                        + $"{study.Worlds * Trials.Diagnoses.Length} runs of each arm at each size, {nullSettings.Count} without effect; "
                        + $"{watch.Elapsed.TotalMinutes:0} minutes of wall time, "
                        + $"{Environment.CpuUsage.TotalTime.TotalMinutes:0} minutes of processor time."
                )
            ),
            .. Sizes.Select(size => ($"gates-{size}", StudyTables.Gates(gates[size]))),
            .. Sizes.Select(size => ($"diagnosis-{size}", StudyTables.ByDiagnosis(gates[size]))),
            ("null", StudyTables.Null(GateArms.Judging, nulls)),
            ("ablations", StudyTables.Gates(ablations)),
            ("release", releases),
        ];
        if (!study.IsTuning)
        {
            var images = Path.Join(root, "docs", "images");
            Directory.CreateDirectory(images);
            foreach (var (name, svg) in Charts(gates))
            {
                await File.WriteAllTextAsync(Path.Join(images, $"gates-{name}.svg"), svg);
            }
        }

        return await WriteAsync(study, blocks);
    }

    private static async Task<string> ReleaseTableAsync(StudyOptions study)
    {
        var releases = new Dictionary<int, IReadOnlyList<ReleaseTrial>>();
        foreach (var size in Sizes)
        {
            releases[size] = await Trials.RunReleasesAsync(size, study.Settings(study.Releases));
        }

        return StudyTables.Release(releases);
    }

    /// <summary>To the page, or while rules are tuned to the screen.</summary>
    private static async Task<int> WriteAsync(StudyOptions study, IReadOnlyList<(string Name, string Text)> blocks)
    {
        if (study.IsTuning)
        {
            foreach (var (name, text) in blocks)
            {
                Console.WriteLine($"\n### {name}\n\n{text}");
            }

            return 0;
        }

        var page = Path.Join(Root(), "docs", "gates.md");
        await File.WriteAllTextAsync(page, StudyPage.Fill(await File.ReadAllTextAsync(page), blocks));
        Console.WriteLine($"Written to {page}.");
        return 0;
    }

    private static IEnumerable<(string Name, string Svg)> Charts(Dictionary<int, IReadOnlyList<ArmSummary>> gates)
    {
        const string Quality = "how often the optimizer names the true cause";
        yield return (
            "curves",
            LineChart.Draw(
                "rollouts, training included",
                "true gain in points",
                Panels(size => [.. Points().Select(i => i * (double)GateTrial.BudgetOf(size))], arm => arm.Curve())
            )
        );
        yield return (
            "diagnosis",
            LineChart.Draw(
                Quality,
                "true gain in points",
                Panels(_ => Trials.Diagnoses, arm => ByQuality(arm, q => q.Gain))
            )
        );
        yield return (
            "worst",
            LineChart.Draw(
                Quality,
                "5th percentile of the true gain",
                Panels(_ => Trials.Diagnoses, arm => ByQuality(arm, q => q.FifthPercentile))
            )
        );

        IReadOnlyList<ChartPanel> Panels(
            Func<int, IReadOnlyList<double>> xs,
            Func<ArmSummary, IReadOnlyList<double>> ys
        ) =>
            [
                .. Sizes.Select(size => new ChartPanel(
                    $"{size} selection items",
                    xs(size),
                    [.. gates[size].Select(arm => (arm.Arm.Name, ys(arm)))]
                )),
            ];
    }

    private static IEnumerable<double> Points() =>
        Enumerable.Range(1, GateTrialResult.CurvePoints).Select(i => i / (double)GateTrialResult.CurvePoints);

    private static IReadOnlyList<double> ByQuality(ArmSummary arm, Func<ArmSummary, double> value) =>
        [.. Trials.Diagnoses.Select(quality => value(arm.With(quality)))];

    private static string Root()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Join(folder, "SkillOpt.slnx")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException("Run this inside the repository: it writes to docs/gates.md.");
    }
}
