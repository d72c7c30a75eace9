using SkillOpt.Gating;
using SkillOpt.Models;
using SkillOpt.Prompts;
using SkillOpt.Tasks;

namespace SkillOpt.Training;

/// <summary>Calls and tokens, before they are made.</summary>
/// <param name="Rollouts">Attempts of the target; 0 for other roles.</param>
/// <param name="Calls">Model calls, tries that fail left out.</param>
/// <param name="InputTokens">Tokens sent.</param>
/// <param name="OutputTokens">Tokens received.</param>
internal readonly record struct Amount(long Rollouts, long Calls, long InputTokens, long OutputTokens)
{
    public static Amount operator +(Amount a, Amount b) =>
        new(a.Rollouts + b.Rollouts, a.Calls + b.Calls, a.InputTokens + b.InputTokens, a.OutputTokens + b.OutputTokens);

    public Usage Usage => new(Calls, InputTokens, OutputTokens);
}

/// <summary>What one stage of a run will use.</summary>
/// <param name="Role">One of <see cref="ModelRole"/>.</param>
/// <param name="Stage">As in the record of a run; rollouts are told apart by what they are for.</param>
/// <param name="Expected">What a usual run uses.</param>
/// <param name="AtMost">What a run can use, under the sizes of <see cref="EstimateSizes.AtMost"/>.</param>
internal sealed record StageEstimate(string Role, string Stage, Amount Expected, Amount AtMost);

/// <summary>What a run will use, from its configuration and data alone.</summary>
internal sealed record RunEstimate(IReadOnlyList<StageEstimate> Stages, BudgetPrices Prices)
{
    /// <summary>The roles that make calls, in the order of their stages.</summary>
    public IEnumerable<string> Roles => Stages.Select(stage => stage.Role).Distinct();

    /// <summary>Whether the gate may be a race, whose rollouts depend on what it sees.</summary>
    public bool MayRace { get; private init; }

    public static RunEstimate Of(TrainingJob job, EstimateLimits? limits = null)
    {
        OptionsValidator.Validate(job.Options);
        var plan = EpochPlan.Create(job.Options.Train, job.Splits.Train);
        var prompts = PromptSet.Load(job.PromptDirectory);
        limits ??= new EstimateLimits();
        var expected = Amounts(job, plan, prompts, EstimateSizes.Expected(job.Options, job.InitialSkill, plan, limits));
        var atMost = Amounts(job, plan, prompts, EstimateSizes.AtMost(job.Options, job.InitialSkill, plan, limits));
        return new RunEstimate(
            [
                .. expected
                    .Zip(atMost, (usual, most) => new StageEstimate(usual.Role, usual.Stage, usual.Amount, most.Amount))
                    .Where(stage => stage.AtMost.Calls > 0),
            ],
            BudgetPrices.Of(job)
        )
        {
            MayRace = Gates.MayRace(job, SplitPart.First(job.Splits.Selection, job.Options.Evaluation.SelEnvNum).Count),
        };
    }

    public (Amount Expected, Amount AtMost) Total(string role)
    {
        var stages = Stages.Where(stage => stage.Role == role).ToList();
        return (
            stages.Aggregate(default(Amount), (sum, stage) => sum + stage.Expected),
            stages.Aggregate(default(Amount), (sum, stage) => sum + stage.AtMost)
        );
    }

    /// <summary>US dollars of one role or of all, nothing of it from a provider's cache; null where a price is not known.</summary>
    public (decimal? Expected, decimal? AtMost) Cost(string? role = null)
    {
        var (expected, most) = ((decimal?)0, (decimal?)0);
        foreach (var stage in Stages.Where(stage => role is null || stage.Role == role))
        {
            expected += Prices.Cost(stage.Role, stage.Expected.Usage);
            most += Prices.Cost(stage.Role, stage.AtMost.Usage);
        }

        return (expected, most);
    }

    private static IEnumerable<(string Role, string Stage, Amount Amount)> Amounts(
        TrainingJob job,
        EpochPlan plan,
        PromptSet prompts,
        EstimateSizes sizes
    )
    {
        var rollouts = new TargetEstimate(job, plan, sizes).Stages().ToList();
        return rollouts
            .Select(stage => (ModelRole.Target, stage.Stage, stage.Amount))
            .Concat(
                new OptimizerEstimate(job.Options, plan, prompts, sizes)
                    .Stages()
                    .Select(stage => (ModelRole.Optimizer, stage.Stage, stage.Amount))
            )
            .Concat(
                JudgeEstimate
                    .Stages(rollouts, job.Environment.JudgeCalls, sizes)
                    .Select(stage => (ModelRole.Judge, stage.Stage, stage.Amount))
            );
    }
}
