using System.CommandLine;
using SkillOpt.Environments;
using SkillOpt.Tasks;

namespace SkillOpt.Cli.Commands;

/// <summary><c>skillopt split</c>: cuts one file of items into three.</summary>
internal static class SplitCommand
{
    public static Command Create(CliHost host)
    {
        var data = CommonOptions.Required("--data", "FILE", "The items: JSON array or object, JSON lines or CSV.");
        var output = CommonOptions.Required("--out", "DIR", "The folder for train/, val/ and test/.");
        var ratio = new Option<string>("--ratio")
        {
            Description = "The weights of training, selection and test.",
            HelpName = "A:B:C",
            DefaultValueFactory = _ => SplitRatio.Default.ToString(),
        };
        var seed = new Option<int>("--seed")
        {
            Description = "The seed of the shuffle.",
            HelpName = "N",
            DefaultValueFactory = _ => 42,
        };
        var command = new Command("split", "Cut items into training, selection and test.")
        {
            data,
            ratio,
            seed,
            output,
        };
        command.SetAction(parsed =>
        {
            var weights = SplitRatio.Parse(parsed.GetRequiredValue(ratio));
            var file = parsed.GetRequiredValue(data);
            var directory = parsed.GetRequiredValue(output);
            var splits = SplitFolder.Write(directory, file, ItemFile.Read(file), weights, parsed.GetValue(seed));
            host.Out.WriteLine(
                $"train {splits.Train.Count}, val {splits.Selection.Count}, test {splits.Test.Count} items in {directory}"
            );
            return ExitCode.Ok;
        });
        return command;
    }
}
