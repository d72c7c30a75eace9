using System.Globalization;

namespace SkillOpt.EndToEnd.Tests.Support;

/// <summary>
/// A shell with file systems of its own, in a namespace that is gone with it: nothing stays mounted, whatever happens.
/// </summary>
internal static class OwnMounts
{
    /// <summary>
    /// Runs a script in which <c>$disk</c> is an empty mount point, <c>skillopt</c> the program, and
    /// <c>mount_disk OPTIONS</c> mounts a file system in memory.
    /// </summary>
    public static async Task<Result> RunAsync(Sandbox sandbox, string script)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Mount namespaces are a matter of Linux.");
        var probe = await ShellAsync(sandbox, "mount_disk size=1m && echo mounted");
        Assert.SkipUnless(
            probe is { ExitCode: 0, Out: "mounted\n" },
            string.Create(
                CultureInfo.InvariantCulture,
                $"No mount of one's own is permitted here: {probe.Error.Trim()}"
            )
        );
        return await ShellAsync(sandbox, script);
    }

    private static Task<Result> ShellAsync(Sandbox sandbox, string script)
    {
        var prelude = $"""
            disk='{sandbox["disk"]}'
            mkdir -p "$disk"
            skillopt() {"{"} '{Programs.Dotnet}' '{Programs.Skillopt}' "$@"; {"}"}
            mount_disk() {"{"} mount -t tmpfs -o "$1" skillopt "$disk"; {"}"}

            """;
        return sandbox.RunProgramAsync("unshare", "--map-root-user", "--mount", "sh", "-c", prelude + script);
    }
}
