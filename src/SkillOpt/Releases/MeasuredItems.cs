using SkillOpt.Errors;
using SkillOpt.Tasks;
using SkillOpt.Training;

namespace SkillOpt.Releases;

/// <summary>The items that skills are measured on.</summary>
internal static class MeasuredItems
{
    /// <exception cref="SkillOptException">Kind Usage: the split has none.</exception>
    public static IReadOnlyList<ISplitItem> Of(TrainingJob job, MeasuredSplit split)
    {
        var (splits, evaluation) = (job.Splits, job.Options.Evaluation);
        IEnumerable<ISplitItem> train = splits.Train;
        IEnumerable<ISplitItem> selection = SplitPart.First(splits.Selection, evaluation.SelEnvNum);
        IEnumerable<ISplitItem> test = SplitPart.First(splits.Test, evaluation.TestEnvNum);
        IReadOnlyList<ISplitItem> items =
        [
            .. split switch
            {
                MeasuredSplit.Test => test,
                MeasuredSplit.Selection => selection,
                MeasuredSplit.Train => train,
                _ => train.Concat(selection).Concat(test),
            },
        ];
        return items.Count > 0
            ? items
            : throw SkillOptException.BadUsage("The test split has no items. Measure on the selection split instead.");
    }
}
