using System.Runtime.CompilerServices;
using System.Text;

namespace SkillOpt.Cli.Tests.Support;

/// <summary>A folder of a test's own, named after the test, that is gone afterwards.</summary>
internal sealed class TempFolder : IDisposable
{
    private static int count;

    public TempFolder([CallerMemberName] string test = "")
    {
        var number = Interlocked.Increment(ref count);
        Root = Directory.CreateTempSubdirectory($"skillopt-{number}-{test[..Math.Min(20, test.Length)]}-").FullName;
    }

    public string Root { get; }

    public string this[string name] => Path.Combine(Root, name);

    public string Write(string name, string text)
    {
        var path = this[name];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, new UTF8Encoding(false));
        return path;
    }

    /// <summary>Output without the folder's name, which differs from run to run.</summary>
    public string Clean(string output) => output.Replace(Root, "<dir>", StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
