using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SkillOpt.Gating;
using SkillOpt.Prompts;
using SkillOpt.Rollouts;
using SkillOpt.Runs;
using SkillOpt.Tasks;

namespace SkillOpt.Training;

/// <summary>
/// Everything that decides what a run does, by name. How many workers there are, how long an attempt may take, how
/// often it is tried and what may be spent decide nothing, so they may change when a run is continued.
/// </summary>
internal static class JobFingerprint
{
    public static RunFingerprint Of(TrainingJob job, PromptSet prompts, IRolloutExecutor executor, string optimizerName)
    {
        var options = job.Options;
        var gate = job.Gate ?? Gates.Of(options.Evaluation);
        List<KeyValuePair<string, string>> values =
        [
            new("target", executor.Fingerprint),
            new("optimizer", optimizerName),
            new("initial_skill", job.InitialSkill.Hash),
            new("data.train", HashOf(job.Splits.Train)),
            new("data.selection", HashOf(job.Splits.Selection)),
            new("data.test", HashOf(job.Splits.Test)),
            new("prompts", prompts.Fingerprint),
            new("gate", gate.Fingerprint),
            new("deterministic", job.IsDeterministic ? "true" : "false"),
            new("feedback", (options.Rollouts.Feedback ?? job.Environment.DefaultFeedback).ToString()),
        ];
        var (deciding, free) = Options(options);
        return new RunFingerprint([.. values, .. deciding], free);
    }

    private static (
        IEnumerable<KeyValuePair<string, string>> Deciding,
        List<KeyValuePair<string, string>> Free
    ) Options(TrainingOptions options)
    {
        var json = TrainingJson.Element(options);
        var all = json.EnumerateObject()
            .SelectMany(section =>
                section
                    .Value.EnumerateObject()
                    .Select(option => KeyValuePair.Create($"{section.Name}.{option.Name}", option.Value.GetRawText()))
            )
            .ToList();
        bool IsFree(KeyValuePair<string, string> option) =>
            option.Key.StartsWith("rollouts.", StringComparison.Ordinal)
            || option.Key.StartsWith("budget.", StringComparison.Ordinal)
            || option.Key == "gradient.analyst_workers";
        return (all.Where(option => !IsFree(option)), [.. all.Where(IsFree)]);
    }

    /// <summary>Order and ids count: they decide the batches and what the record says.</summary>
    private static string HashOf<TItem>(IReadOnlyList<TItem> items)
        where TItem : ISplitItem
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var item in items)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{item.Item.Id}\n{item.Item.ContentHash}\n"));
        }

        var digest = Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
        return string.Create(CultureInfo.InvariantCulture, $"{items.Count} items, {digest}");
    }
}
