using SkillOpt.Cli.Configuration;
using SkillOpt.Cli.Configuration.Binding;
using SkillOpt.Cli.Tests.Support;

namespace SkillOpt.Cli.Tests.Configuration;

public sealed class ConfigurationWriterTests
{
    [Fact]
    public void What_is_written_reads_back_the_same()
    {
        using var folder = new TempFolder();
        var first = ConfigurationLoader.Load(folder.Write("all.yaml", EveryKey.Yaml)).Value;

        var second = ConfigurationLoader.Load(folder.Write("again.yaml", ConfigurationWriter.Write(first))).Value;

        foreach (var leaf in ConfigSchema.Leaves(typeof(RunConfiguration)))
            EveryKey.Read(second, leaf).ShouldBe(EveryKey.Read(first, leaf), leaf);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("~")]
    [InlineData("line one\nline two: # not a comment\n")]
    [InlineData("- {a: 'b'} \"c\" *d &e !f %g")]
    [InlineData("  spaces around  ")]
    public void Awkward_texts_survive(string text)
    {
        using var folder = new TempFolder();
        var configuration = new RunConfiguration { Env = new EnvSection { SystemPrompt = text } };

        var path = folder.Write("c.yaml", ConfigurationWriter.Write(configuration));

        ConfigurationLoader.Load(path).Value.Env.SystemPrompt.ShouldBe(text);
    }
}
