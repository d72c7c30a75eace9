using System.CommandLine;
using System.CommandLine.Parsing;
using SkillOpt.Errors;

namespace SkillOpt.Cli;

/// <summary>Errors for people.</summary>
internal static class ErrorOutput
{
    public static void Write(TextWriter error, string message, Exception? problem = null, bool debug = false)
    {
        foreach (var line in message.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            error.WriteLine($"error: {line}");
        if (debug && problem is not null)
            error.WriteLine(problem);
    }

    public static int WriteParseErrors(TextWriter error, ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        foreach (var message in Messages(parsed))
            error.WriteLine($"error: {message}");
        foreach (var word in parsed.UnmatchedTokens)
        {
            if (Nearest.To(word, Names(command)) is { } near)
                error.WriteLine($"Did you mean '{near}'?");
        }

        error.WriteLine($"'{CommandPath(parsed.CommandResult)} --help' shows what can be given.");
        return ExitCode.Usage;
    }

    private static IEnumerable<string> Messages(ParseResult parsed)
    {
        var messages = parsed.Errors.Select(problem => problem.Message).Distinct(StringComparer.Ordinal).ToList();
        // That a command is missing says nothing new about a word that is not one.
        if (parsed.UnmatchedTokens.Count > 0)
            messages = messages.FindAll(message => message.Contains('\'', StringComparison.Ordinal));
        return messages.Select(message =>
            message
                .Replace(" as expected type 'System.Int32'", ": a whole number is needed", StringComparison.Ordinal)
                .Replace(" as expected type 'System.Double'", ": a number is needed", StringComparison.Ordinal)
        );
    }

    private static IEnumerable<string> Names(Command command) =>
        command.Subcommands.Select(inner => inner.Name).Concat(command.Options.Select(option => option.Name));

    private static string CommandPath(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{CommandPath(parent)} {result.Command.Name}" : result.Command.Name;
}
