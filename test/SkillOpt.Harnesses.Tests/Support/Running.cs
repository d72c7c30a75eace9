using System.Text;

namespace SkillOpt.Harnesses.Tests.Support;

/// <summary>What runs on this machine.</summary>
internal static class Running
{
    /// <summary>The ids of living processes with a word in their command line.</summary>
    public static List<int> With(string word)
    {
        List<int> found = [];
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            try
            {
                if (
                    int.TryParse(Path.GetFileName(folder), out var id)
                    && Encoding.UTF8.GetString(File.ReadAllBytes($"{folder}/cmdline")).Split('\0').Contains(word)
                    && !File.ReadAllText($"{folder}/stat").Contains(") Z ", StringComparison.Ordinal)
                )
                {
                    found.Add(id);
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // It has just ended.
            }
        }

        return found;
    }

    public static async Task UntilAsync(Func<bool> holds)
    {
        for (var round = 0; round < 300 && !holds(); round++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        holds().ShouldBeTrue();
    }
}
