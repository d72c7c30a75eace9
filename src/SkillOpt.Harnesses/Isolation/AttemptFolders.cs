using SkillOpt.Processes;

namespace SkillOpt.Harnesses.Isolation;

/// <summary>The private folders of one run of a program, removed with whatever it left in them.</summary>
internal sealed class AttemptFolders : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("skillopt-agent-").FullName;

    public AttemptFolders()
    {
        Home = Directory.CreateDirectory(Path.Combine(folder, "home")).FullName;
        Temporary = Directory.CreateDirectory(Path.Combine(folder, "tmp")).FullName;
        Users = Path.Combine(folder, "passwd");
        File.WriteAllText(Users, "agent:x:1000:1000::/home/agent:/bin/sh\nroot:x:0:0::/root:/bin/sh\n");
    }

    public string Home { get; }

    public string Temporary { get; }

    /// <summary>A list of users that names none of this system.</summary>
    public string Users { get; }

    public void Dispose() => ForeignFolder.Delete(folder);
}
