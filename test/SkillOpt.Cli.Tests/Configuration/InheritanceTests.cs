using SkillOpt.Cli.Configuration;
using SkillOpt.Cli.Tests.Support;
using SkillOpt.Errors;

namespace SkillOpt.Cli.Tests.Configuration;

public sealed class InheritanceTests
{
    [Fact]
    public void A_child_wins_key_by_key_and_through_several_levels()
    {
        using var folder = new TempFolder();
        folder.Write(
            "a.yaml",
            "train: { num_epochs: 1, batch_size: 1, seed: 1 }\nevaluation: { leading_words: [a, b] }\n"
        );
        folder.Write("b.yaml", "_base_: a.yaml\ntrain: { batch_size: 2, seed: 2 }\n");
        var path = folder.Write("c.yaml", "_base_: b.yaml\ntrain: { seed: 3 }\nevaluation: { leading_words: [c] }\n");

        var configuration = ConfigurationLoader.Load(path).Value;

        configuration.Train.NumEpochs.ShouldBe(1);
        configuration.Train.BatchSize.ShouldBe(2);
        configuration.Train.Seed.ShouldBe(3);
        configuration.Evaluation.LeadingWords.ShouldBe(["c"]);
    }

    [Fact]
    public void An_empty_section_in_a_child_keeps_the_base()
    {
        using var folder = new TempFolder();
        folder.Write("a.yaml", "train: { num_epochs: 2 }\n");

        ConfigurationLoader.Load(folder.Write("b.yaml", "_base_: a.yaml\ntrain:\n")).Value.Train.NumEpochs.ShouldBe(2);
    }

    [Fact]
    public void A_null_in_a_child_returns_to_the_default()
    {
        using var folder = new TempFolder();
        folder.Write("a.yaml", "train: { num_epochs: 2 }\n");
        var path = folder.Write("b.yaml", "_base_: a.yaml\ntrain: { num_epochs: null }\n");

        ConfigurationLoader.Load(path).Value.Train.NumEpochs.ShouldBe(4);
    }

    [Fact]
    public void A_circle_of_bases_is_an_error_that_names_the_chain()
    {
        using var folder = new TempFolder();
        folder.Write("a.yaml", "_base_: b.yaml\n");
        folder.Write("b.yaml", "_base_: a.yaml\n");

        var problem = Should.Throw<SkillOptException>(() => ConfigurationLoader.Load(folder["a.yaml"]));

        problem.Kind.ShouldBe(ErrorKind.Usage);
        folder.Clean(problem.Message).ShouldContain("<dir>/a.yaml -> <dir>/b.yaml -> <dir>/a.yaml");
    }

    [Fact]
    public void A_missing_base_is_reported_where_it_is_named()
    {
        using var folder = new TempFolder();
        var path = folder.Write("a.yaml", "train:\n  seed: 1\n_base_: gone.yaml\n");

        var problem = Should.Throw<SkillOptException>(() => ConfigurationLoader.Load(path));

        folder.Clean(problem.Message).ShouldStartWith("<dir>/a.yaml:3:9: the file 'gone.yaml' that '_base_' names");
    }

    [Fact]
    public void An_error_in_a_base_is_reported_in_the_base()
    {
        using var folder = new TempFolder();
        folder.Write("a.yaml", "train:\n  num_epochs: many\n");
        var path = folder.Write("b.yaml", "_base_: a.yaml\n");

        var problem = Should.Throw<SkillOptException>(() => ConfigurationLoader.Load(path));

        folder.Clean(problem.Message).ShouldStartWith("<dir>/a.yaml:2:15: train.num_epochs");
    }
}
