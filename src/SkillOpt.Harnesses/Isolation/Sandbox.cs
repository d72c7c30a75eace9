using SkillOpt.Processes;
using SkillOpt.Workspaces;

namespace SkillOpt.Harnesses.Isolation;

/// <summary>
/// bubblewrap: a program in it sees the system's programs and libraries, its own files, its workspace and its home, and
/// nothing else of the disk. The network stays, because its model is beyond it.
/// </summary>
internal sealed class Sandbox
{
    public const string Folder = "/workspace";
    public const string Home = "/home/agent";
    private const string Temporary = "/tmp";
    private const string SystemPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private static readonly string[] SystemFolders = ["/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32"];

    // An allow-list: the administrator's secrets are in the same folder.
    private static readonly string[] Settings =
    [
        "/etc/alternatives",
        "/etc/ca-certificates",
        "/etc/ca-certificates.conf",
        "/etc/crypto-policies",
        "/etc/gai.conf",
        "/etc/host.conf",
        "/etc/hosts",
        "/etc/ld.so.cache",
        "/etc/ld.so.conf",
        "/etc/ld.so.conf.d",
        "/etc/localtime",
        "/etc/mime.types",
        "/etc/nsswitch.conf",
        "/etc/pki",
        "/etc/protocols",
        "/etc/resolv.conf",
        "/etc/services",
        "/etc/ssl",
    ];

    private readonly string tool;
    private readonly IReadOnlyList<string> identity;

    private Sandbox(string tool, IReadOnlyList<string> identity) => (this.tool, this.identity) = (tool, identity);

    /// <summary>Looks for the tool and tries it once; null where there is none or the system refuses it.</summary>
    public static async Task<Sandbox?> FindAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux() || Array.Find(["/usr/bin/bwrap", "/bin/bwrap"], File.Exists) is not { } tool)
        {
            return null;
        }

        // The first way hides who the user is; some systems know only the second.
        string[][] ways =
        [
            ["--unshare-user", "--uid", "1000", "--gid", "1000"],
            [],
        ];
        foreach (var way in ways)
        {
            var sandbox = new Sandbox(tool, way);
            using var folders = new AttemptFolders();
            var request = sandbox.Wrap(
                new ProcessRequest("/bin/sh", ["-c", "echo there"], folders.Home)
                {
                    TimeLimit = TimeSpan.FromSeconds(20),
                },
                folders,
                folders.Home,
                [],
                []
            );
            var result = await new ProcessRunner(time).RunAsync(request, cancellationToken).ConfigureAwait(false);
            if (result.Succeeded && result.Output == "there\n")
            {
                return sandbox;
            }
        }

        return null;
    }

    /// <summary>The same request inside.</summary>
    /// <param name="request">Its working directory becomes <see cref="Folder"/>.</param>
    /// <param name="folders">The private folders of the attempt.</param>
    /// <param name="workspace">What is seen as <see cref="Folder"/>.</param>
    /// <param name="material">Folders that are seen below it, to read only. There must be empty folders in their places.</param>
    /// <param name="programs">What of the disk the program itself needs, to read only and where it is.</param>
    public ProcessRequest Wrap(
        ProcessRequest request,
        AttemptFolders folders,
        string workspace,
        IEnumerable<WorkspaceFolder> material,
        IReadOnlyList<string> programs
    )
    {
        List<string> arguments = [.. identity];
        arguments.AddRange([
            "--unshare-pid",
            "--unshare-ipc",
            "--die-with-parent",
            "--new-session",
            "--cap-drop",
            "ALL",
        ]);
        Add("--ro-bind", "/usr", "/usr");
        foreach (var folder in SystemFolders.Where(Path.Exists))
        {
            var target = new FileInfo(folder).LinkTarget;
            Add(target is null ? "--ro-bind" : "--symlink", target ?? folder, folder);
        }

        foreach (var file in Settings.Where(Path.Exists))
        {
            Add("--ro-bind", RealPath.Of(file), file);
        }

        Add("--ro-bind", folders.Users, "/etc/passwd");
        arguments.AddRange(["--proc", "/proc", "--dev", "/dev"]);
        Add("--bind", folders.Temporary, Temporary);
        Add("--bind", folders.Home, Home);
        Add("--bind", workspace, Folder);
        foreach (var folder in material)
        {
            Add("--ro-bind", RealPath.Of(folder.Source), $"{Folder}/{folder.Path}");
        }

        foreach (var path in programs)
        {
            Add("--ro-bind", path, path);
        }

        arguments.AddRange(["--chdir", Folder, "--", request.Program, .. request.Arguments]);
        var inside = request.Environment.ToDictionary(StringComparer.Ordinal);
        inside["HOME"] = Home;
        inside["TMPDIR"] = Temporary;
        inside["PATH"] = string.Join(
            ':',
            [
                .. programs.Where(Directory.Exists).Where(path => path.EndsWith("/bin", StringComparison.Ordinal)),
                SystemPath,
            ]
        );
        return request with
        {
            Program = tool,
            Arguments = arguments,
            WorkingDirectory = folders.Home,
            Environment = inside,
        };

        void Add(string option, string from, string to) => arguments.AddRange([option, from, to]);
    }
}
