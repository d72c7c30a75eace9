using System.Text;
using SkillOpt.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using var signals = new StopSignals(Console.Error).Listen();
return await SkillOptCli.RunAsync(
    args,
    new CliHost
    {
        Out = Console.Out,
        Error = Console.Error,
        OutIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        Width = TerminalWidth(),
        Variable = Environment.GetEnvironmentVariable,
        StopRequested = signals.StopRequested,
        Cancelled = signals.Cancelled,
    }
);

// Without a terminal there is no width to ask for.
static int TerminalWidth()
{
    try
    {
        return Console.IsOutputRedirected && Console.IsErrorRedirected ? 100 : Math.Max(40, Console.WindowWidth);
    }
    catch (IOException)
    {
        return 100;
    }
}
