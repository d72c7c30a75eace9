using System.Text;
using SkillOpt.Processes;

namespace SkillOpt.Harnesses.Isolation;

/// <summary>A program that was found, with what of the disk it needs to start.</summary>
/// <param name="Path">Where it was found.</param>
/// <param name="Real">The file that this leads to.</param>
/// <param name="Needs">Files and folders outside of the system's own, to be read.</param>
internal sealed record AgentProgram(string Path, string Real, IReadOnlyList<string> Needs)
{
    private const string Modules = "node_modules";
    private static readonly string[] SystemFolders = ["/usr/", "/bin/", "/lib/", "/lib64/", "/sbin/"];

    /// <summary>Null when there is none.</summary>
    public static AgentProgram? Find(string program, string? path)
    {
        if (ProgramPath.Find(program, path, Directory.GetCurrentDirectory()) is not { } found)
        {
            return null;
        }

        var needs = new List<string>();
        AddNeeds(found, path, needs, depth: 0);
        return new AgentProgram(found, RealPath.Of(found), [.. needs.Distinct(StringComparer.Ordinal)]);
    }

    private static void AddNeeds(string file, string? path, List<string> needs, int depth)
    {
        var real = RealPath.Of(file);
        if (!IsSystem(real))
        {
            needs.Add(Package(real));
        }

        // A script needs its interpreter, and an interpreter may be a script.
        if (depth < 3 && Interpreter(real, path) is { } interpreter)
        {
            AddNeeds(interpreter, path, needs, depth + 1);
        }
    }

    /// <summary>
    /// The packages that it was installed with, or the folder it is in; only itself where that folder is as good as the
    /// whole disk.
    /// </summary>
    private static string Package(string file)
    {
        var parts = file.Split('/');
        var modules = Array.IndexOf(parts, Modules);
        if (modules > 0)
        {
            return string.Join('/', parts[..(modules + 1)]);
        }

        var folder = System.IO.Path.GetDirectoryName(file)!;
        var home = Environment.GetEnvironmentVariable("HOME");
        return folder is "/" or "/tmp" or "/home" or "/root" || folder == home ? file : folder;
    }

    private static string? Interpreter(string file, string? path)
    {
        if (FirstLine(file) is not ['#', '!', .. var rest])
        {
            return null;
        }

        var words = rest.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var isEnv = words.Length > 1 && System.IO.Path.GetFileName(words[0]) == "env";
        var name = isEnv ? words.Skip(1).FirstOrDefault(word => !word.StartsWith('-')) : words.FirstOrDefault();
        return name is null ? null : ProgramPath.Find(name, path, "/");
    }

    private static string? FirstLine(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            var buffer = new byte[256];
            var count = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            return Encoding.Latin1.GetString(buffer, 0, count).Split('\n')[0].TrimEnd('\r');
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool IsSystem(string path) =>
        Array.Exists(SystemFolders, folder => path.StartsWith(folder, StringComparison.Ordinal));
}
