using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace SkillOpt.Scripted.Agents;

/// <summary>What a tool of an agent program read, without what the program wrote around it.</summary>
/// <param name="Text">The file, or why it could not be read; without the line breaks at its end.</param>
/// <param name="Failed">Whether the tool said that it failed.</param>
internal sealed partial record ToolOutput(string Text, bool Failed)
{
    public static ToolOutput Read(FunctionResultContent result)
    {
        var said = result.Result?.ToString() ?? "";
        if (result.Exception is not null)
        {
            return new ToolOutput(Tidy(said), true);
        }

        return Structured(said) ?? Headed(said) ?? new ToolOutput(Tidy(Unnumbered(WithoutReminders(said))), false);
    }

    /// <summary>Codex: lines about the run, then the output.</summary>
    private static ToolOutput? Headed(string said)
    {
        var head = HeadPattern().Match(said);
        if (!head.Success)
        {
            return null;
        }

        var code = CodePattern().Match(head.Value);
        var failed = code.Success && int.Parse(code.Groups[1].ValueSpan, CultureInfo.InvariantCulture) != 0;
        return new ToolOutput(Tidy(said[head.Length..]), failed);
    }

    /// <summary>Older programs: an object with the output and the exit code.</summary>
    private static ToolOutput? Structured(string said)
    {
        if (!said.StartsWith('{'))
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(said);
            var root = json.RootElement;
            return
                root.TryGetProperty("output", out var output)
                && root.TryGetProperty("metadata", out var about)
                && about.TryGetProperty("exit_code", out var code)
                ? new ToolOutput(Tidy(output.ToString()), code.ToString() != "0")
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string WithoutReminders(string said) => ReminderPattern().Replace(said, "");

    /// <summary>Claude Code numbers the lines it reads from 1; text whose lines are not numbered so is left as it is.</summary>
    private static string Unnumbered(string said)
    {
        var lines = said.Split('\n');
        var plain = new List<string>();
        foreach (var line in lines)
        {
            var number = NumberPattern().Match(line);
            if (number.Success && number.Groups[1].ValueSpan.SequenceEqual(Number(plain.Count + 1)))
            {
                plain.Add(line[number.Length..]);
            }
            else if (line == Number(plain.Count + 1) && plain.Count > 0)
            {
                // An empty line at the end, whose tab was trimmed on the way.
                plain.Add("");
            }
            else if (line.Trim().Length > 0 || plain.Count == 0)
            {
                return said;
            }
        }

        return string.Join('\n', plain);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Tidy(string text) => text.TrimEnd('\r', '\n');

    [GeneratedRegex(
        @"\A(?:(?:Chunk ID|Wall time|Exit code|Original token count|Total output lines):[^\n]*\n|Process [^\n]*\n)+Output:\n",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex HeadPattern();

    [GeneratedRegex(@"(?:exited with code|Exit code:) (-?\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex CodePattern();

    [GeneratedRegex(@"\s*<system-reminder>.*?</system-reminder>\s*\z", RegexOptions.Singleline)]
    private static partial Regex ReminderPattern();

    [GeneratedRegex(@"\A *(\d+)[\t→]", RegexOptions.CultureInvariant)]
    private static partial Regex NumberPattern();
}
