using System.CommandLine;
using SkillOpt.Cli.Configuration.Binding;
using SkillOpt.Releases;

namespace SkillOpt.Cli.Commands;

/// <summary>The options of commands that measure: on which items, and how often.</summary>
internal sealed class MeasureOptionsOf
{
    private readonly Option<string> split = new("--split")
    {
        Description = "The items: test, selection, train or all.",
        HelpName = "SPLIT",
        DefaultValueFactory = _ => "test",
    };
    private readonly Option<int> replicates;

    public MeasureOptionsOf(int usual)
    {
        split.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && EnumWords.Parse(typeof(MeasuredSplit), text) is null)
                result.AddError($"--split is '{text}'; it must be test, selection, train or all.");
        });
        replicates = new Option<int>("--replicates")
        {
            Description = "Attempts at each item under each skill. From 2 on the target's own noise is measured too.",
            HelpName = "N",
            DefaultValueFactory = _ => usual,
        };
        replicates.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && int.TryParse(text, out var number) && number < 1)
                result.AddError("--replicates needs a whole number of at least 1.");
        });
    }

    public void AddTo(Command command)
    {
        command.Options.Add(split);
        command.Options.Add(replicates);
    }

    public MeasureOptions Read(ParseResult parsed) =>
        new()
        {
            Split = (MeasuredSplit)EnumWords.Parse(typeof(MeasuredSplit), parsed.GetRequiredValue(split))!,
            Replicates = parsed.GetRequiredValue(replicates),
        };
}
