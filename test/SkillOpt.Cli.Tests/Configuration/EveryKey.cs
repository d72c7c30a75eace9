using System.Text.Json.Nodes;
using SkillOpt.Cli.Configuration.Binding;

namespace SkillOpt.Cli.Tests.Configuration;

/// <summary>A configuration in which no key has its default.</summary>
internal static class EveryKey
{
    public const string Yaml = """
        model:
          target: scripted/target
          optimizer: scripted/optimizer
          judge: scripted/target
          target_options: { seed: 1, base_url: http://a/v1, api_key_env: A, temperature: 0.5, max_output_tokens: 100, reasoning_effort: low, timeout: 20, api: responses, program: codex, command: [run, "{skill}"], skill_place: skill, max_turns: 5, headers: { X-A: "${A}" }, extra_body: { top_k: 5, mode: auto, list: [1, true, null] }, price: { input_per_million: 1.25, cached_input_per_million: 0.125, cache_write_per_million: 1.5, output_per_million: 10 } }
          optimizer_options: { seed: 2, base_url: http://b/v1, api_key_env: B, temperature: 1, max_output_tokens: 200, reasoning_effort: high, timeout: 30, api: chat_completions, program: claude, command: [go], skill_place: agents_md, max_turns: 6, headers: { X-B: "${B}" }, extra_body: { deep: { low: 0.5 }, text: "" }, price: { input_per_million: 3, cached_input_per_million: 0.3, cache_write_per_million: 4, output_per_million: 15 } }
          judge_options: { seed: 3, base_url: http://c/v1, api_key_env: C, temperature: 0.25, max_output_tokens: 300, reasoning_effort: medium, timeout: 40, api: responses, program: gemini, command: [judge, "-"], skill_place: agents_md, max_turns: 7, headers: { X-C: "${C}" }, extra_body: { top_k: 7 }, price: { input_per_million: 2, cached_input_per_million: 0.2, cache_write_per_million: 2.5, output_per_million: 8 } }
        train:
          num_epochs: 2
          batch_size: 8
          accumulation: 3
          seed: 7
          replicates: 2
          train_size: 24
        gradient:
          minibatch_size: 4
          merge_batch_size: 3
          analyst_workers: 2
          failure_only: true
          refinement_rounds: 3
          max_trajectory_tokens: 512
        optimizer:
          learning_rate: 6
          min_learning_rate: 1
          lr_scheduler: linear
          lr_control_mode: autonomous
          skill_update_mode: rewrite
          use_edit_credit: true
          check_edits: true
          use_slow_update: false
          slow_update_samples: 9
          slow_update_gate_with_selection: false
          longitudinal_pair_policy: changed
          use_meta_skill: false
          use_skill_aware_reflection: true
          skill_aware_appendix_source: failure
          skill_aware_consolidate_threshold: 12
          leak_guard: false
        evaluation:
          use_gate: false
          gate: race
          replicates: 2
          gate_level: 0.1
          dead_band: 0.02
          race_passes: 3
          max_type_drop: 0.3
          max_broken: 0.2
          max_skill_tokens: 900
          growth_penalty: 0.01
          screen_items: 5
          measure_noise: true
          release: true
          release_candidates: 4
          release_replicates: 3
          release_min_gain: 0.05
          gate_metric: mixed
          gate_mixed_weight: 0.25
          early_stop: false
          min_coverage: 0.75
          sel_env_num: 5
          test_env_num: 6
          eval_test: false
          use_semantic_density: true
          semantic_density_weight: 0.1
          leading_words: [first, then]
        budget:
          max_cost_usd: 2.5
          max_tokens: 3000000000
          max_calls: 1000
          max_minutes: 90.5
          price_file: prices.yaml
          target: { max_cost_usd: 1, max_tokens: 2000000, max_calls: 800 }
          optimizer: { max_cost_usd: 1.5, max_tokens: 1000000, max_calls: 200 }
          judge: { max_cost_usd: 0.5, max_tokens: 500000, max_calls: 100 }
        env:
          name: jsonl
          data_path: data/items.jsonl
          split_dir: data/splits
          split_mode: split_dir
          split_ratio: 3:1:1
          split_seed: 5
          split_output_dir: data/out
          limit: 10
          skill_init: skill.md
          scorer: number
          scorer_options: { absolute_tolerance: 0.1, relative_tolerance: 0.2 }
          system_prompt: Be brief.
          fields: { id: key, prompt: question, references: answers, task_type: kind, messages: talk, images: pictures, files: papers }
          data_root: data/files
          mode: single
          max_turns: 3
          max_steps: 40
          code_timeout: 60
          python: python3.12
          image_detail: high
          use_theorem: true
          use_sketch: true
          published_scoring: true
          docs_dir: data/docs
          documents: source_files
          out_root: runs
          workers: 2
          exec_timeout: 30
          retries: 5
          feedback: reason
        prompts: my-prompts
        """;

    public static object? Read(object section, string key)
    {
        object? value = section;
        foreach (var part in key.Split('.'))
            value = value is null ? null : ConfigSchema.Find(value.GetType(), part)!.Get(value);
        return value switch
        {
            IEnumerable<string> list => string.Join('|', list),
            IReadOnlyDictionary<string, string> map => string.Join('|', map),
            JsonObject json => json.ToJsonString(),
            _ => value,
        };
    }
}
