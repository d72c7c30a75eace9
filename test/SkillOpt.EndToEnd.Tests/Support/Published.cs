namespace SkillOpt.EndToEnd.Tests.Support;

/// <summary>Field names of the published system that scripts look for.</summary>
internal static class Published
{
    public static readonly string[] Step =
    [
        .. "step epoch step_in_epoch rollout_hard rollout_soft rollout_n accumulation_batches n_patches".Split(' '),
        .. "n_failure_patches n_success_patches n_edits_merged n_edits_ranked edit_budget lr_control_mode".Split(' '),
        .. "support_counts gate_metric action current_score best_score best_step current_origin best_origin skill_len".Split(
            ' '
        ),
        .. "wall_time_s tokens".Split(' '),
    ];

    public static readonly string[] JudgedStep =
    [
        .. "candidate_hash candidate_skill_len edit_apply_summary".Split(' '),
        .. "selection_hard selection_soft candidate_gate_score".Split(' '),
    ];

    public static readonly string[] Summary =
    [
        .. "version baseline_selection_hard best_selection_hard final_selection_hard final_selection_soft".Split(' '),
        .. "best_step current_origin best_origin total_steps total_accepts total_rejects total_skips".Split(' '),
        .. "epoch_stats baseline_test_hard baseline_test_soft test_hard test_soft final_test_hard".Split(' '),
        .. "final_test_soft test_delta_hard final_test_delta_hard total_wall_time_s".Split(' '),
    ];

    public static readonly string[] Epoch =
    [
        .. "epoch steps accepts rejects skips current_score_at_epoch_end best_score_at_epoch_end".Split(' '),
    ];

    public static readonly string[] Edit = "op target content support_count source_type".Split(' ');

    public static readonly string[] EditReport = "index op target content_preview status".Split(' ');

    public static readonly string[] SlowUpdate =
    [
        .. "reasoning slow_update_content prev_hard curr_hard candidate_hash selection_hard selection_soft".Split(' '),
        "action",
    ];

    public static readonly string[] Pair = "id task_type category prev curr".Split(' ');

    public static readonly string[] MetaSkill = "reasoning meta_skill_content action".Split(' ');
}
