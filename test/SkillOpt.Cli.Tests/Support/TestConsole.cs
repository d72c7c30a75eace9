using SkillOpt.Cli.Rendering;
using Spectre.Console;

namespace SkillOpt.Cli.Tests.Support;

/// <summary>A console that keeps what is written, with a fixed width.</summary>
internal sealed class TestConsole : IDisposable
{
    private readonly StringWriter writer = new() { NewLine = "\n" };

    public TestConsole(int width = 100, bool capable = false, bool colours = false) =>
        Console = ConsoleFactory.Create(writer, capable, colours, width);

    public IAnsiConsole Console { get; }

    public string Output => writer.ToString().Replace("\r\n", "\n", StringComparison.Ordinal);

    public void Dispose() => writer.Dispose();
}
