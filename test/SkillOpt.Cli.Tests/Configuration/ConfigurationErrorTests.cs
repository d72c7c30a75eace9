using SkillOpt.Cli.Configuration;
using SkillOpt.Cli.Tests.Support;
using SkillOpt.Errors;

namespace SkillOpt.Cli.Tests.Configuration;

public sealed class ConfigurationErrorTests
{
    [Theory]
    [InlineData("train:\n  num_epochs: [1\n", "c.yaml:3:1: this is not valid YAML")]
    [InlineData("train:\n\tnum_epochs: 1\n", "c.yaml:2:1: this line is indented with a tab")]
    [InlineData("train:\n  seed: 1\n  seed: 2\n", "c.yaml:3:3: the key 'seed' was given before, in line 2.")]
    [InlineData("- a\n", "c.yaml:1:1: a configuration is a map with sections such as 'train:', but this is a list.")]
    [InlineData("hello\n", "c.yaml:1:1: a configuration is a map")]
    [InlineData("train: {}\n---\ntrain: {}\n", "c.yaml:2:1: a second YAML document starts here")]
    [InlineData("? [a, b]\n: 1\n", "a key must be plain text.")]
    [InlineData("train: *nothing\n", "c.yaml:1:8: ")]
    public void Broken_yaml_is_reported_with_its_place(string yaml, string message) =>
        Message(yaml).ShouldContain(message);

    [Theory]
    [InlineData(
        "trian:\n  seed: 1\n",
        "c.yaml:1:1: unknown section 'trian'. Did you mean 'train'? Sections: model, train,"
    )]
    [InlineData(
        "train:\n  batchsize: 1\n",
        "c.yaml:2:3: unknown key 'train.batchsize'. Did you mean 'train.batch_size'? Keys of train: num_epochs,"
    )]
    [InlineData("train:\n  learning_rate: 1\n", "It belongs into its section: optimizer.learning_rate.")]
    [InlineData(
        "batch_size: 8\n",
        "c.yaml:1:1: unknown section 'batch_size'. It belongs into its section: train.batch_size."
    )]
    [InlineData("edit_budget: 8\n", "It belongs into its section: optimizer.learning_rate.")]
    [InlineData("gradient:\n  max_analyst_rounds: 3\n", "It was retired; gradient.refinement_rounds (0 to 3)")]
    [InlineData("model:\n  backend: openai_chat\n", "The provider is part of the model's name")]
    [InlineData(
        "model:\n  target_options:\n    flavour: x\n",
        "c.yaml:3:5: unknown key 'model.target_options.flavour'. Keys of model.target_options: seed, base_url, api_key_env, temperature, max_output_tokens, reasoning_effort, timeout, api, headers, extra_body, program, command, skill_place, max_turns, price."
    )]
    [InlineData("env:\n  fields: { answer: a }\n", "unknown key 'env.fields.answer'.")]
    [InlineData(
        "env:\n  scorer: number\n  scorer_options: { absolute_tolerence: 1 }\n",
        "c.yaml:3:41: env.scorer_options.absolute_tolerence is not known. Did you mean 'absolute_tolerance'?"
    )]
    [InlineData(
        "env:\n  scorer: numbre\n",
        "c.yaml:2:11: env.scorer: There is no scorer 'numbre'; did you mean 'number'?"
    )]
    [InlineData(
        "env:\n  name: alfwrld\n",
        "c.yaml:2:9: env.name: there is no environment 'alfwrld'; did you mean 'alfworld'?"
    )]
    public void An_unknown_key_names_the_one_that_was_probably_meant(string yaml, string message) =>
        Message(yaml).ShouldContain(message);

    [Fact]
    public void A_secret_is_refused_and_not_repeated()
    {
        var message = Message("model:\n  target_options:\n    api_key: sk-verysecret\n");

        message.ShouldContain("model.target_options.api_key_env");
        message.ShouldNotContain("verysecret");
    }

    [Fact]
    public void A_secret_in_an_override_is_not_repeated()
    {
        using var folder = new TempFolder();
        var path = folder.Write("c.yaml", "");

        var problem = Should.Throw<SkillOptException>(() =>
            ConfigurationLoader.Load(path, ["model.api_key=sk-verysecret"])
        );

        problem.Message.ShouldNotContain("verysecret");
    }

    [Theory]
    [InlineData(
        "train:\n  num_epochs: many\n",
        "c.yaml:2:15: train.num_epochs must be a whole number, but is the text 'many'."
    )]
    [InlineData(
        "train:\n  num_epochs: \"4\"\n",
        "train.num_epochs must be a whole number, but is the quoted text '4'."
    )]
    [InlineData("train:\n  num_epochs: 4.5\n", "must be a whole number, but is the text '4.5'.")]
    [InlineData("train:\n  num_epochs: 99999999999\n", "must be a whole number")]
    [InlineData("train:\n  num_epochs: [1]\n", "train.num_epochs must be a single value, but is a list.")]
    [InlineData("train: 4\n", "c.yaml:1:8: train must be a map with keys such as 'num_epochs:', but is the text '4'.")]
    [InlineData(
        "evaluation:\n  use_gate: maybe\n",
        "evaluation.use_gate must be true or false, but is the text 'maybe'."
    )]
    [InlineData(
        "evaluation:\n  min_coverage: .nan\n",
        "evaluation.min_coverage must be a number, but is the text '.nan'."
    )]
    [InlineData(
        "evaluation:\n  gate_metric: exact\n",
        "evaluation.gate_metric must be one of hard, soft, mixed, but is the text 'exact'."
    )]
    [InlineData(
        "evaluation:\n  leading_words: { a: b }\n",
        "evaluation.leading_words must be a list of texts, but is a map."
    )]
    [InlineData(
        "evaluation:\n  leading_words: [[a]]\n",
        "evaluation.leading_words must be a list of texts, but is a list."
    )]
    [InlineData(
        "optimizer:\n  skill_update_mode: 1\n",
        "must be one of patch, rewrite_from_suggestions, full_rewrite_minibatch"
    )]
    [InlineData("env:\n  data_path: [a]\n", "env.data_path must be a path, but is a list.")]
    [InlineData(
        "env:\n  scorer_options: x\n",
        "c.yaml:2:19: env.scorer_options must be a map of names and values, but is the text 'x'."
    )]
    [InlineData(
        "env:\n  scorer: number\n  scorer_options: { absolute_tolerance: [] }\n",
        "c.yaml:3:41: env.scorer_options.absolute_tolerance must be a number of at least 0, but is []."
    )]
    [InlineData(
        "env:\n  scorer: number\n  scorer_options:\n    take: first\n",
        "c.yaml:4:11: env.scorer_options.take must be one of whole, last, marked, but is \"first\"."
    )]
    [InlineData(
        "env:\n  scorer: weighted\n  scorer_options:\n    parts:\n      - { scorer: exact }\n      - scorer: regex\n        options: { pattern: '(' }\n",
        "c.yaml:7:29: env.scorer_options.parts[1].options.pattern is no regular expression"
    )]
    [InlineData(
        "env:\n  scorer: weighted\n  scorer_options:\n    parts:\n      - { weight: 2 }\n",
        "c.yaml:5:9: env.scorer_options.parts[0].scorer is missing"
    )]
    public void A_wrong_type_says_what_was_expected_and_what_was_found(string yaml, string message) =>
        Message(yaml).ShouldContain(message);

    [Theory]
    [InlineData("train.num_epochs", "0", "at least 1")]
    [InlineData("train.batch_size", "-1", "at least 1")]
    [InlineData("train.accumulation", "0", "at least 1")]
    [InlineData("train.train_size", "-1", "at least 0")]
    [InlineData("gradient.minibatch_size", "0", "at least 1")]
    [InlineData("gradient.merge_batch_size", "1", "at least 2")]
    [InlineData("gradient.analyst_workers", "0", "at least 1")]
    [InlineData("gradient.refinement_rounds", "4", "from 0 to 3")]
    [InlineData("gradient.refinement_rounds", "-1", "from 0 to 3")]
    [InlineData("gradient.max_trajectory_tokens", "63", "at least 64")]
    [InlineData("optimizer.learning_rate", "0", "at least 1")]
    [InlineData("optimizer.min_learning_rate", "0", "at least 1")]
    [InlineData("optimizer.min_learning_rate", "5", "at most optimizer.learning_rate, which is 4")]
    [InlineData("optimizer.slow_update_samples", "0", "at least 1")]
    [InlineData("optimizer.skill_aware_consolidate_threshold", "-1", "at least 0")]
    [InlineData("evaluation.gate_mixed_weight", "1.1", "from 0 to 1")]
    [InlineData("evaluation.gate_mixed_weight", "-0.1", "from 0 to 1")]
    [InlineData("evaluation.min_coverage", "0", "above 0 and at most 1")]
    [InlineData("evaluation.min_coverage", "1.01", "above 0 and at most 1")]
    [InlineData("evaluation.sel_env_num", "-1", "at least 0")]
    [InlineData("evaluation.test_env_num", "-1", "at least 0")]
    [InlineData("evaluation.semantic_density_weight", "-1", "from 0 to 1")]
    [InlineData("env.workers", "0", "at least 1")]
    [InlineData("env.exec_timeout", "-1", "at least 0")]
    [InlineData("env.retries", "-1", "at least 0")]
    [InlineData("env.limit", "-1", "at least 0")]
    public void A_value_outside_its_limits_is_reported_with_place_value_and_limits(
        string key,
        string value,
        string limits
    )
    {
        var (section, name) = (key.Split('.')[0], key.Split('.')[1]);

        var message = Message($"{section}:\n  {name}: {value}\n");

        message.ShouldContain($"c.yaml:2:{name.Length + 5}: {key} is {value}; it must be {limits}");
    }

    [Theory]
    [InlineData("2:1")]
    [InlineData("2:1:0")]
    [InlineData("a:b:c")]
    public void A_split_ratio_is_three_whole_numbers(string ratio) =>
        Message($"env:\n  split_ratio: {ratio}\n").ShouldContain("c.yaml:2:16: env.split_ratio: ");

    [Fact]
    public void A_minimum_below_a_rate_that_never_falls_is_no_problem()
    {
        using var folder = new TempFolder();
        var path = folder.Write("c.yaml", "optimizer: { learning_rate: 1, lr_scheduler: constant }\n");

        ConfigurationLoader.Load(path).Value.Optimizer.LearningRate.ShouldBe(1);
    }

    [Fact]
    public void A_rate_of_one_needs_no_minimum_beside_it()
    {
        using var folder = new TempFolder();
        var path = folder.Write("c.yaml", "optimizer: { learning_rate: 1 }\n");

        var optimizer = ConfigurationLoader.Load(path).Value.Optimizer;

        (optimizer.LearningRate, optimizer.MinLearningRate).ShouldBe((1, 1));
    }

    [Fact]
    public void A_written_minimum_above_the_rate_is_refused_where_it_stands() =>
        Message("optimizer:\n  learning_rate: 1\n  min_learning_rate: 2\n")
            .ShouldContain("c.yaml:3:22: optimizer.min_learning_rate is 2; it must be at most optimizer.learning_rate");

    [Fact]
    public void All_problems_are_reported_at_once()
    {
        var lines = Message("trian: 1\ntrain:\n  seed: x\n  num_epochs: 0\n").Split('\n');

        lines.Length.ShouldBe(3);
    }

    [Fact]
    public void A_missing_file_a_folder_and_invalid_utf8_are_told_apart()
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder["latin1.yaml"], [.. "env: { name: "u8, 0xE9, .. " }"u8]);

        Problem(folder["gone.yaml"]).ShouldContain("gone.yaml does not exist.");
        Problem(folder.Root).ShouldContain("is a folder; name the configuration file in it.");
        Problem(folder["latin1.yaml"]).ShouldContain("latin1.yaml, line 1: not valid UTF-8.");
    }

    [Fact]
    public void A_huge_file_is_not_a_configuration()
    {
        using var folder = new TempFolder();
        var path = folder.Write("huge.yaml", new string('#', (1 << 20) + 1));

        Problem(path).ShouldContain("is larger than 1,048,576 bytes");
    }

    [Fact]
    public void Deep_nesting_is_an_error_not_a_crash() =>
        Message($"env: {new string('[', 1000)}{new string(']', 1000)}\n")
            .ShouldContain("the nesting is deeper than 32 levels");

    private static string Message(string yaml)
    {
        using var folder = new TempFolder();
        return Problem(folder.Write("c.yaml", yaml));
    }

    private static string Problem(string path)
    {
        var problem = Should.Throw<SkillOptException>(() => ConfigurationLoader.Load(path));
        problem.Kind.ShouldBe(ErrorKind.Usage);
        return problem.Message;
    }
}
