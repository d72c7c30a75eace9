using System.Runtime.InteropServices;

namespace SkillOpt.EndToEnd.Tests.Support;

/// <summary>Signals to a process, as a terminal or a service manager sends them.</summary>
internal static partial class Signals
{
    public const int Interrupt = 2;
    public const int Terminate = 15;

    private static readonly bool IsMac = OperatingSystem.IsMacOS();

    public static int Stop => IsMac ? 17 : 19;

    public static int Continue => IsMac ? 19 : 18;

    public static void RequireThem() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");

    public static void Send(RunningProcess process, int signal) =>
        Kill(process.Id, signal).ShouldBe(0, $"signal {signal} to {process.Id}");

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int process, int signal);
}
