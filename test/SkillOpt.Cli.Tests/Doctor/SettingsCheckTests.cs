using SkillOpt.Cli.Doctor;

namespace SkillOpt.Cli.Tests.Doctor;

public sealed class SettingsCheckTests
{
    [Fact]
    public void The_defaults_on_a_usual_data_set_have_no_findings() =>
        SettingsCheck.Run(Patients.Healthy()).ShouldBeEmpty();

    [Theory]
    [InlineData("train: { train_size: 41 }", "train.train_size is 41, but the training split has 40 items")]
    [InlineData("train: { batch_size: 41 }", "train.batch_size is 41, but there are 40 training items")]
    [InlineData(
        "train: { batch_size: 20, accumulation: 3 }",
        "train.accumulation is 3, but 2 batches make the whole split"
    )]
    [InlineData("train: { batch_size: 4 }", "gradient.minibatch_size is 8, more than train.batch_size (4)")]
    [InlineData(
        "optimizer: { min_learning_rate: 4 }",
        "optimizer.lr_scheduler never changes the rate: learning_rate and min_learning_rate are both 4"
    )]
    [InlineData("train: { num_epochs: 1 }", "optimizer.lr_scheduler never changes the rate: the run has a single step")]
    [InlineData("train: { num_epochs: 1 }", "optimizer.use_slow_update has no effect with one epoch")]
    [InlineData("train: { num_epochs: 1 }", "optimizer.use_meta_skill has no effect with one epoch")]
    [InlineData(
        "optimizer: { lr_scheduler: constant, min_learning_rate: 2 }",
        "optimizer.min_learning_rate has no effect with lr_scheduler constant"
    )]
    [InlineData(
        "optimizer: { lr_control_mode: none, lr_scheduler: linear }",
        "optimizer.lr_scheduler has no effect with lr_control_mode none"
    )]
    [InlineData(
        "optimizer: { slow_update_samples: 41 }",
        "optimizer.slow_update_samples is 41, but there are 40 training items"
    )]
    [InlineData(
        "evaluation: { use_gate: false }\noptimizer: { slow_update_gate_with_selection: true }",
        "optimizer.slow_update_gate_with_selection has no effect while evaluation.use_gate is false"
    )]
    [InlineData("evaluation: { use_gate: false }", "evaluation.use_gate is false: every candidate is accepted")]
    [InlineData(
        "evaluation: { gate_mixed_weight: 0.3 }",
        "evaluation.gate_mixed_weight has no effect with gate_metric hard"
    )]
    [InlineData(
        "evaluation: { leading_words: [go] }",
        "evaluation.leading_words has no effect while evaluation.use_semantic_density is false"
    )]
    [InlineData(
        "evaluation: { sel_env_num: 21 }",
        "evaluation.sel_env_num is 21, but the selection split has 20 items"
    )]
    [InlineData(
        "evaluation: { test_env_num: 141 }",
        "evaluation.test_env_num is 141, but the test split has 140 items"
    )]
    [InlineData(
        "optimizer: { skill_update_mode: rewrite }\ngradient: { refinement_rounds: 2 }",
        "gradient.refinement_rounds has no effect with skill_update_mode rewrite_from_suggestions"
    )]
    [InlineData(
        "optimizer: { skill_update_mode: rewrite, use_skill_aware_reflection: true }",
        "optimizer.use_skill_aware_reflection has no effect with skill_update_mode"
    )]
    [InlineData(
        "optimizer: { skill_aware_consolidate_threshold: 5 }",
        "optimizer.skill_aware_consolidate_threshold has no effect while optimizer.use_skill_aware_reflection is false"
    )]
    public void A_setting_without_effect_is_named(string yaml, string message) =>
        SettingsCheck.Run(Patients.Healthy(yaml)).ShouldContain(finding => finding.Message.Contains(message));

    [Fact]
    public void A_finding_about_a_written_key_has_its_place() =>
        SettingsCheck
            .Run(Patients.Healthy("train:\n  batch_size: 41\n"))
            .ShouldContain(finding => finding.Message.Contains("c.yaml:2:15: train.batch_size"));
}
