using SkillOpt.Cli.Rendering;

namespace SkillOpt.Cli.Doctor;

/// <summary>Whether the splits are large enough, and what the gate can see with them.</summary>
internal static class SizeCheck
{
    /// <summary>The fewest one-sided wins without a loss that an exact sign test calls unlikely at 5 %: 0.5^5 = 0.031.</summary>
    private const int SignTestWins = 5;

    private const int FewTraining = 8;
    private const int FewSelection = 10;
    private const int FewTest = 20;

    public static IEnumerable<Finding> Run(Patient patient)
    {
        yield return new Finding(
            FindingLevel.Info,
            "sizes",
            $"{patient.Train.Count} training, {patient.Selection.Count} selection and {patient.Test.Count} test items."
        );
        foreach (var finding in Splits(patient))
            yield return finding;
        if (patient.GateItems > 0)
            yield return Resolution(patient.GateItems);
    }

    private static IEnumerable<Finding> Splits(Patient patient)
    {
        if (patient.Train.Count == 0)
            yield return new Finding(FindingLevel.Error, "empty_split", "The training split is empty.");
        else if (patient.TrainItems < FewTraining)
            yield return Few("training", patient.TrainItems, "the analysts see hardly anything");
        if (patient.Selection.Count == 0)
            yield return new Finding(
                FindingLevel.Error,
                "empty_split",
                "The selection split is empty: the gate has nothing to decide on."
            );
        else if (patient.GateItems < FewSelection)
            yield return Few("selection", patient.GateItems, "chance decides what the gate accepts");
        if (patient.Test.Count == 0 && patient.Configuration.Value.Evaluation.EvalTest)
            yield return new Finding(
                FindingLevel.Warning,
                "empty_split",
                "The test split is empty: the run will not say what the skill is worth."
            );
        else if (patient.Test.Count is > 0 and < FewTest)
            yield return Few("test", patient.Test.Count, "the final accuracy is a rough guess");
    }

    private static Finding Few(string split, int count, string effect) =>
        new(
            FindingLevel.Warning,
            "too_few_items",
            $"The {split} split has only {Words.Count(count, "item", "items")}: {effect}. Add items."
        );

    private static Finding Resolution(int items)
    {
        var step =
            $"One item of the selection split is {Words.Percent(1.0 / items)} of its score, the smallest gain the gate can see.";
        var proof =
            items < SignTestWins
                ? $"No gain on {items} items can pass an exact paired sign test at 5 %."
                : $"A gain beyond chance (exact paired sign test, one-sided, 5 %) needs at least {SignTestWins} items better and none worse: "
                    + $"{Words.Percent((double)SignTestWins / items)}.";
        return new Finding(
            items < SignTestWins ? FindingLevel.Warning : FindingLevel.Info,
            "smallest_gain",
            $"{step} {proof}"
        );
    }
}
