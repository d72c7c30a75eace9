using System.Collections;
using SkillOpt.Processes;

namespace SkillOpt.EndToEnd.Tests.Agents;

/// <summary>
/// Installs the pinned agents into the user's cache, once for all test runs, with npm's own settings and a home of its own.
/// Where that does not work, the tests that need them are skipped and say why.
/// </summary>
internal static class AgentInstall
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(8);
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, Task<(string? Program, string Why)>> Installs = [];

    /// <summary>The program's path.</summary>
    public static async Task<string> NeedAsync(PinnedAgent agent)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The tests with real agents are written for Linux and macOS.");
        Task<(string? Program, string Why)> install;
        lock (Gate)
        {
            if (!Installs.TryGetValue(agent.Name, out install!))
            {
                Installs[agent.Name] = install = InstallAsync(agent);
            }
        }

        var (program, why) = await install.WaitAsync(TestContext.Current.CancellationToken);
        Assert.SkipWhen(program is null, why);
        return program!;
    }

    private static async Task<(string? Program, string Why)> InstallAsync(PinnedAgent agent)
    {
        var root = Path.Combine(Cache(), "skillopt-tests");
        var folder = Path.Combine(root, $"{agent.Name}-{agent.Version}");
        var program = Path.Combine(folder, "node_modules", ".bin", agent.Program);
        Directory.CreateDirectory(root);

        // Another test run may be at it; what is there under its final name is whole.
        using var turn = await LockAsync(Path.Combine(root, $"{agent.Name}.lock"));
        if (File.Exists(program))
        {
            return (program, "");
        }

        var unfinished = Directory.CreateDirectory($"{folder}.unfinished").FullName;
        var result = await new ProcessRunner(TimeProvider.System).RunAsync(
            new ProcessRequest(
                "npm",
                [
                    "install",
                    "--no-audit",
                    "--no-fund",
                    "--no-save",
                    "--prefix",
                    unfinished,
                    $"{agent.Package}@{agent.Version}",
                ],
                unfinished
            )
            {
                TimeLimit = Limit,
                Environment = NpmSettings(),
            },
            CancellationToken.None
        );
        if (!result.Succeeded)
        {
            ForeignFolder.Delete(unfinished);
            var said = result.Error.Length <= 400 ? result.Error : result.Error[^400..];
            return (null, $"npm did not install {agent.Package}@{agent.Version}: {result.Reason} {said}");
        }

        ForeignFolder.Delete(folder);
        Directory.Move(unfinished, folder);
        return File.Exists(program)
            ? (program, "")
            : (null, $"{agent.Package}@{agent.Version} has no program {agent.Program}.");
    }

    private static async Task<FileStream> LockAsync(string path)
    {
        for (var began = Environment.TickCount64; ; )
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (Environment.TickCount64 - began < Limit.TotalMilliseconds)
            {
                await Task.Delay(200);
            }
        }
    }

    private static string Cache() =>
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache
            ? cache
            : Environment.GetFolderPath(
                Environment.SpecialFolder.LocalApplicationData,
                Environment.SpecialFolderOption.Create
            );

    /// <summary>How npm reaches its registry from here: the user's settings, without the user's home.</summary>
    private static Dictionary<string, string> NpmSettings()
    {
        var settings = Environment
            .GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .Select(variable => (Name: (string)variable.Key, Value: variable.Value as string ?? ""))
            .Where(variable =>
                variable.Name.StartsWith("npm_config_", StringComparison.OrdinalIgnoreCase)
                || variable.Name.EndsWith("_proxy", StringComparison.OrdinalIgnoreCase)
                || variable.Name is "NODE_EXTRA_CA_CERTS" or "SSL_CERT_FILE" or "SSL_CERT_DIR"
            )
            .ToDictionary(variable => variable.Name, variable => variable.Value, StringComparer.Ordinal);
        var own = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".npmrc");
        if (File.Exists(own))
        {
            settings.TryAdd("npm_config_userconfig", own);
        }

        return settings;
    }
}
