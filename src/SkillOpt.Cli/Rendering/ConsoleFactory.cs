using Spectre.Console;

namespace SkillOpt.Cli.Rendering;

/// <summary>Consoles over text writers, without the process-wide one.</summary>
internal static class ConsoleFactory
{
    // Redirected lines belong to a file or a program: they are never wrapped.
    private const int Unlimited = 10_000;

    /// <summary>Where people read: standard output, or standard error while that holds machine-readable lines.</summary>
    public static IAnsiConsole ForPeople(CliHost host, bool json) =>
        json ? Create(host, host.Error, host.ErrorIsTerminal) : Create(host, host.Out, host.OutIsTerminal);

    private static IAnsiConsole Create(CliHost host, TextWriter writer, bool isTerminal)
    {
        var capable = isTerminal && host.Variable("TERM") is not "dumb";
        var colours = capable && string.IsNullOrEmpty(host.Variable("NO_COLOR"));
        return Create(writer, capable, colours, isTerminal ? host.Width : Unlimited);
    }

    public static IAnsiConsole Create(TextWriter writer, bool capable, bool colours, int width)
    {
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(writer),
                Ansi = capable ? AnsiSupport.Yes : AnsiSupport.No,
                ColorSystem = colours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
                Interactive = capable ? InteractionSupport.Yes : InteractionSupport.No,
                Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            }
        );
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
