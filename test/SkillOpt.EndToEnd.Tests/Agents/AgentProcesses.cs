using System.Text;

namespace SkillOpt.EndToEnd.Tests.Agents;

/// <summary>What a trainer has started and what is still there, as Linux's process table tells it.</summary>
internal static class AgentProcesses
{
    /// <summary>Command lines of the programs of a trainer, also of one that is no more.</summary>
    public static IReadOnlyList<string> Of(int trainer)
    {
        var mark = $"\0SKILLOPT_PROCESS={trainer}-";
        return
        [
            .. Directory
                .EnumerateDirectories("/proc")
                .Where(folder => Path.GetFileName(folder).All(char.IsAsciiDigit))
                .Where(folder => $"\0{Read(folder, "environ")}".Contains(mark, StringComparison.Ordinal))
                .Select(folder => Read(folder, "cmdline").Replace('\0', ' '))
                // The dead that nobody has taken note of have none.
                .Where(command => command.Length > 0),
        ];
    }

    private static string Read(string folder, string name)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(folder, name)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
