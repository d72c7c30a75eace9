using SkillOpt.Harnesses.Tools;
using SkillOpt.ToolUse;
using SkillOpt.Workspaces;

namespace SkillOpt.Harnesses.Tests.Tools;

/// <summary>A workspace with another folder beside it, of which tools must not see anything.</summary>
internal sealed class ToolFolder : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("skillopt tools ü ").FullName;

    public ToolFolder()
    {
        Path = Directory.CreateDirectory(In(root, "workspace")).FullName;
        Outside = Directory.CreateDirectory(In(root, "outside")).FullName;
        Material = Directory.CreateDirectory(In(root, "material")).FullName;
        System.IO.File.WriteAllText(In(Outside, "secret.txt"), "SECRET");
    }

    public string Path { get; }

    public string Outside { get; }

    /// <summary>What the workspace shows as <c>docs</c>.</summary>
    public string Material { get; }

    public string Secret => In(Outside, "secret.txt");

    public WorkspaceFiles Files => new(Path, [new WorkspaceFolder("docs", Material)]);

    public string File(string name, string content) => File(name, System.Text.Encoding.UTF8.GetBytes(content));

    public string File(string name, byte[] content)
    {
        var path = In(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    public string Text(string name) => System.IO.File.ReadAllText(In(Path, name));

    public void Link(string name, string target) => System.IO.File.CreateSymbolicLink(In(Path, name), target);

    public Task<string> Run(string tool, params (string Name, object? Value)[] arguments)
    {
        AgentTool[] all =
        [
            ReadTool.Of(Files),
            ListTool.Of(Files),
            GrepTool.Of(Files),
            .. WriteTools.Of(Files, ["task.md", ".agents/skills/s/SKILL.md"]),
        ];
        return all.Single(one => one.Name == tool)
            .Run(
                new ToolArguments(arguments.ToDictionary(a => a.Name, a => a.Value)),
                TestContext.Current.CancellationToken
            );
    }

    public async Task<string> Refused(string tool, params (string Name, object? Value)[] arguments) =>
        (await Should.ThrowAsync<ToolException>(() => Run(tool, arguments))).Message;

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static string In(string folder, string name) => System.IO.Path.Combine(folder, name);
}
