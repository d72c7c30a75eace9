using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace SkillOpt.Processes;

/// <summary>The tools of this system that a program can be started through. Each replaces itself by the next.</summary>
/// <param name="Tie">setpriv with its options: what is started ends when this process does, even if it is killed.</param>
/// <param name="Session">setsid: a session of its own.</param>
/// <param name="Limiter">prlimit: limits for every process.</param>
/// <param name="Namespace">unshare with its options: what is started in it ends with its first process, whatever it does.</param>
internal sealed record Containment(
    IReadOnlyList<string> Tie,
    string? Session,
    string? Limiter,
    IReadOnlyList<string> Namespace
)
{
    private const string NoNetwork = "--net";

    private static readonly Lazy<Containment> Found = new(Detect);

    public static Containment OfThisSystem => Found.Value;

    public static Containment None { get; } = new([], null, null, []);

    /// <summary>The whole command line and what it puts in force.</summary>
    public (IReadOnlyList<string> Command, IReadOnlyList<string> InForce) Wrap(string program, ProcessRequest request)
    {
        List<string> command = [.. Tie];
        List<string> inForce = [];
        if (Tie.Count > 0)
        {
            inForce.Add("ends with this process");
        }

        if (Session is not null)
        {
            command.Add(Session);
            inForce.Add("session");
        }

        var limits = Limits(request.Limits).ToList();
        if (Limiter is not null && limits.Count > 0)
        {
            command.Add(Limiter);
            command.AddRange(limits.Select(limit => $"--{limit.Option}={limit.Text}"));
            command.Add("--");
            inForce.AddRange(limits.Select(limit => $"{limit.Name} {limit.Text}"));
        }

        if (Namespace.Count > 0)
        {
            command.AddRange(Namespace);
            inForce.Add("process namespace");
            if (!request.Network)
            {
                command.Add(NoNetwork);
                inForce.Add("no network");
            }

            command.Add("--");
        }

        command.Add(program);
        command.AddRange(request.Arguments);
        return (command, inForce);
    }

    private static IEnumerable<(string Option, string Name, string Text)> Limits(ProcessLimits limits)
    {
        (string Option, string Name, string InTable, long? Value)[] all =
        [
            ("as", "memory", "Max address space", limits.MemoryBytes),
            ("cpu", "processor seconds", "Max cpu time", limits.CpuSeconds),
            ("nproc", "processes", "Max processes", limits.Processes),
            ("fsize", "file size", "Max file size", limits.FileBytes),
            ("nofile", "open files", "Max open files", limits.OpenFiles),
        ];
        var table = HardLimits.Read();
        foreach (var (option, name, inTable, value) in all)
        {
            if (value is { } number)
            {
                yield return (
                    option,
                    name,
                    HardLimits.Clamp(table, inTable, number).ToString(CultureInfo.InvariantCulture)
                );
            }
        }
    }

    private static Containment Detect()
    {
        if (!OperatingSystem.IsLinux())
        {
            return None;
        }

        var limiter = Tool("prlimit");
        return new Containment(
            DetectTie(),
            Tool("setsid"),
            limiter is not null && Works([limiter, "--core=0", "--", "/bin/sh", "-c", ":"]) ? limiter : null,
            DetectNamespace()
        );
    }

    private static string[] DetectTie()
    {
        string[] tie = [Tool("setpriv") ?? "", "--pdeathsig", "KILL", "--"];
        return tie[0].Length > 0 && Works([.. tie, "/bin/sh", "-c", ":"]) ? tie : [];
    }

    private static string[] DetectNamespace()
    {
        if (Tool("unshare") is not { } unshare)
        {
            return [];
        }

        // The administrator needs no namespace for users, in which other people's files would be out of reach.
        string[][] ways =
        [
            [unshare, "--pid", "--fork", "--kill-child"],
            [unshare, "--user", "--map-current-user", "--pid", "--fork", "--kill-child"],
        ];
        return Array.Find(ways, way => Works([.. way, NoNetwork, "--", "/bin/sh", "-c", ":"])) ?? [];
    }

    private static string? Tool(string name) =>
        Array.Find([$"/usr/bin/{name}", $"/bin/{name}", $"/usr/sbin/{name}", $"/sbin/{name}"], File.Exists);

    private static bool Works(string[] command)
    {
        try
        {
            var start = new ProcessStartInfo(command[0], command[1..])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.Environment.Clear();
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            if (process.WaitForExit(TimeSpan.FromSeconds(10)))
            {
                return process.ExitCode == 0;
            }

            process.Kill(entireProcessTree: true);
            return false;
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException or IOException)
        {
            return false;
        }
    }
}
