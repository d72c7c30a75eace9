using SkillOpt.Errors;
using SkillOpt.Models;
using SkillOpt.Rollouts;

namespace SkillOpt.Runs;

/// <summary>Effects that an offline run needs and its ledger does not hold.</summary>
internal static class NotInLedger
{
    private const string Remedy =
        "Nothing was called and nothing written. The same command without --offline (Offline) makes it and goes on.";

    public static SkillOptException Rollout(string stage, RolloutRequest request) =>
        SkillOptException.BadData(
            $"Offline: the ledger does not hold the rollout of item '{request.Item.Id}' with skill {request.Skill.Hash} "
                + $"(stage {stage}). {Remedy}"
        );

    public static SkillOptException Call(CallSite site) =>
        SkillOptException.BadData(
            $"Offline: the ledger does not hold the optimizer call {site.Path} (stage {site.Stage}). {Remedy}"
        );
}
