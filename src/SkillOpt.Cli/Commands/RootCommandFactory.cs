using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Reflection;

namespace SkillOpt.Cli.Commands;

/// <summary>All commands under one name.</summary>
internal static class RootCommandFactory
{
    public static Option<bool> Debug { get; } =
        new("--debug") { Description = "Show where an error came from (also: SKILLOPT_DEBUG=1).", Recursive = true };

    // A plain command instead of RootCommand: that one names itself after the process, which differs between the tool,
    // "dotnet run" and the tests.
    public static Command Create(CliHost host)
    {
        var root = new Command("skillopt", "Trains a Markdown skill for a frozen agent, and shows what it learned.")
        {
            TrainCommand.Create(host),
            InitCommand.Create(host),
            DoctorCommand.Create(host),
            SplitCommand.Create(host),
            DataCommand.Create(host),
            ScoreCommand.Create(host),
            EnvCommand.Create(host),
            ApplyCommand.Create(host),
            ShowCommand.Create(host),
            BlameCommand.Create(host),
            DiffCommand.Create(host),
            EvalCommand.Create(host),
            TransferCommand.Create(host),
            ExportCommand.Create(host),
            RegateCommand.Create(host),
            PruneCommand.Create(host),
            ServeModelsCommand.Create(host),
        };
        root.Options.Add(Debug);
        root.Options.Add(new HelpOption { Action = new HelpAction { MaxWidth = 100 } });
        root.Options.Add(new VersionOption { Action = new ShowVersion() });
        return root;
    }

    private sealed class ShowVersion : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            var version = typeof(RootCommandFactory)
                .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
                .InformationalVersion;
            parseResult.InvocationConfiguration.Output.WriteLine($"skillopt {version.Split('+')[0]}");
            return ExitCode.Ok;
        }
    }
}
