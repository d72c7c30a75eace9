using System.Security.Cryptography;
using SkillOpt.Errors;
using SkillOpt.Harnesses.Tests.Support;
using SkillOpt.Harnesses.Workspaces;
using SkillOpt.Processes;
using SkillOpt.Skills;
using SkillOpt.Workspaces;

namespace SkillOpt.Harnesses.Tests.Workspaces;

public sealed class WorkspaceTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task It_holds_the_task_the_files_and_the_skill_and_nothing_else()
    {
        var source = folder.Write("wörk book.xlsx", "cells");
        var task = new WorkspaceTask("Do it.") { Files = [new("attachments/wörk book ü.xlsx", source)] };

        using var workspace = await Create(task, new Skill("# Rules\n"));

        Files(workspace).ShouldBe([".agents/skills/task-skill/SKILL.md", "attachments/wörk book ü.xlsx", "task.md"]);
        Read(workspace, "task.md").ShouldBe("Do it.");
        Read(workspace, "attachments/wörk book ü.xlsx").ShouldBe("cells");
    }

    [Fact]
    public async Task Nobody_else_may_enter_it_and_its_name_is_another_one_each_time()
    {
        using var first = await Create(new WorkspaceTask("Do it."), Skill.Empty);
        using var second = await Create(new WorkspaceTask("Do it."), Skill.Empty);

        first.Folder.ShouldNotBe(second.Folder);
        if (!OperatingSystem.IsWindows())
        {
            var around = Path.GetDirectoryName(first.Folder)!;
            File.GetUnixFileMode(around)
                .ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Theory]
    [InlineData(SkillPlace.Agents, ".agents/skills/task-skill/SKILL.md")]
    [InlineData(SkillPlace.Claude, ".claude/skills/task-skill/SKILL.md")]
    [InlineData(SkillPlace.AgentsFile, "AGENTS.md")]
    internal async Task The_skill_is_where_the_agent_looks_for_it(SkillPlace place, string path)
    {
        using var workspace = await Workspace.CreateAsync(
            new WorkspaceTask("Do it."),
            new Skill("# Rules\n"),
            place,
            TestContext.Current.CancellationToken
        );

        Files(workspace).ShouldBe(new[] { path, "task.md" }.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_empty_skill_is_no_file()
    {
        using var workspace = await Create(new WorkspaceTask("Do it."), new Skill(" \n"));

        Files(workspace).ShouldBe(["task.md"]);
        workspace.Skill.ShouldBeNull();
    }

    [Theory]
    [InlineData("../out.txt")]
    [InlineData("a/../../out.txt")]
    [InlineData("/etc/out.txt")]
    [InlineData("a//b")]
    [InlineData("./a")]
    [InlineData("")]
    [InlineData("a\\b")]
    public async Task A_path_that_leads_out_is_refused(string path)
    {
        var task = new WorkspaceTask("Do it.") { Files = [new(path, folder.Write("a", "a"))] };

        var error = await Should.ThrowAsync<SkillOptException>(() => Create(task, Skill.Empty));

        error.Kind.ShouldBe(ErrorKind.Data);
        error.Message.ShouldContain("must be relative");
    }

    [Fact]
    public async Task Two_things_at_one_place_are_refused()
    {
        var task = new WorkspaceTask("Do it.") { Files = [new("task.md", folder.Write("a", "a"))] };

        (await Should.ThrowAsync<SkillOptException>(() => Create(task, Skill.Empty))).Message.ShouldContain(
            "two things"
        );
    }

    [Fact]
    public async Task A_file_that_has_changed_since_is_not_used()
    {
        var source = folder.Write("a.txt", "now");
        var file = new WorkspaceFile("a.txt", source)
        {
            Sha256 = Convert.ToHexStringLower(SHA256.HashData("before"u8)),
        };

        var error = await Should.ThrowAsync<SkillOptException>(() =>
            Create(new WorkspaceTask("Do it.") { Files = [file] }, Skill.Empty)
        );

        error.Message.ShouldContain("has changed since the items were read");
    }

    [Fact]
    public async Task A_folder_of_material_is_seen_without_a_copy_and_survives()
    {
        folder.Write("docs/a.txt", "text");
        var material = Path.Combine(folder.Path, "docs");
        using (
            var workspace = await Create(
                new WorkspaceTask("Do it.") { Folders = [new("documents", material)] },
                Skill.Empty
            )
        )
        {
            Read(workspace, "documents/a.txt").ShouldBe("text");
            workspace.Inspect();
        }

        File.Exists(Path.Combine(material, "a.txt")).ShouldBeTrue();
    }

    [Fact]
    public async Task Beginning_again_finds_it_as_it_was()
    {
        using var workspace = await Create(new WorkspaceTask("Do it."), new Skill("# Rules\n"));
        await workspace.BeginAsync(mounted: false, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(workspace.Folder, "left.txt"),
            "left",
            TestContext.Current.CancellationToken
        );
        Directory.Delete(Path.Combine(workspace.Folder, ".agents"), recursive: true);
        workspace.Inspect().Problem.ShouldNotBeNull();

        await workspace.BeginAsync(mounted: false, TestContext.Current.CancellationToken);

        Files(workspace).ShouldBe([".agents/skills/task-skill/SKILL.md", "task.md"]);
        workspace.Inspect().Problem.ShouldBeNull();
    }

    [Fact]
    public async Task Links_that_climb_through_other_links_are_removed_too()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there.");
        using var workspace = await Create(new WorkspaceTask("Do it."), Skill.Empty);
        Directory.CreateDirectory(Path.Combine(workspace.Folder, "a/b"));
        Link(workspace, "a/b/up", "../..");
        Link(workspace, "climbs", "a/b/up/../../../x");
        Link(workspace, "stays", "a/../task.md");
        Link(workspace, "a/b/near", "../../task.md");
        Link(workspace, "far", "../../..");

        workspace.Inspect().RemovedLinks.ShouldBe(["climbs", "far", "stays"]);
    }

    [Fact]
    public async Task A_link_on_the_way_to_material_is_not_followed_to_remove_what_lies_behind_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there.");
        folder.Write("docs/a.txt", "text");
        folder.Write("home/file.txt", "text");
        var material = Path.Combine(folder.Path, "docs");
        var home = Path.Combine(folder.Path, "home");
        File.CreateSymbolicLink(Path.Combine(home, "guide"), "file.txt");
        using var workspace = await Create(
            new WorkspaceTask("Do it.") { Folders = [new("data/guide", material)] },
            Skill.Empty
        );
        Directory.Delete(Path.Combine(workspace.Folder, "data"), recursive: true);
        Link(workspace, "data", home);

        workspace.Inspect().RemovedLinks.ShouldBe(["data"]);

        new FileInfo(Path.Combine(home, "guide")).LinkTarget.ShouldBe("file.txt");
    }

    [Fact]
    public async Task What_cannot_be_looked_at_does_not_count()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "Nothing is refused here.");
        using var workspace = await Create(new WorkspaceTask("Do it."), Skill.Empty);
        var closed = Directory.CreateDirectory(Path.Combine(workspace.Folder, "closed")).FullName;
        Link(workspace, "closed/far", "/");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        workspace.Inspect().Problem.ShouldNotBeNull().ShouldContain("links");
    }

    [Fact]
    public async Task Folders_too_deep_for_any_path_are_removed_too()
    {
        StandIn.NeedShell();
        var workspace = await Create(new WorkspaceTask("Do it."), Skill.Empty);
        var around = Path.GetDirectoryName(workspace.Folder)!;
        var name = new string('d', 200);
        var made = await new ProcessRunner(TimeProvider.System).RunAsync(
            new ProcessRequest(
                "/bin/sh",
                ["-c", $"for i in $(seq 60); do mkdir {name} && cd -P {name} 2>/dev/null || exit 1; done; chmod 500 ."],
                workspace.Folder
            ),
            TestContext.Current.CancellationToken
        );
        made.Succeeded.ShouldBeTrue(made.Error);

        workspace.Inspect().Problem.ShouldNotBeNull();
        workspace.Dispose();

        Directory.Exists(around).ShouldBeFalse();
    }

    [Fact]
    public async Task Nothing_of_it_is_left_afterwards()
    {
        var workspace = await Create(new WorkspaceTask("Do it."), Skill.Empty);
        var around = Path.GetDirectoryName(workspace.Folder)!;

        workspace.Dispose();

        Directory.Exists(around).ShouldBeFalse();
    }

    private static void Link(Workspace workspace, string path, string target) =>
        File.CreateSymbolicLink(Path.Combine(workspace.Folder, path), target);

    private static Task<Workspace> Create(WorkspaceTask task, Skill skill) =>
        Workspace.CreateAsync(task, skill, SkillPlace.Agents, TestContext.Current.CancellationToken);

    private static string Read(Workspace workspace, string path) =>
        File.ReadAllText(Path.Combine(workspace.Folder, path));

    private static string[] Files(Workspace workspace) =>
        [
            .. Directory
                .EnumerateFiles(
                    workspace.Folder,
                    "*",
                    new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }
                )
                .Select(path => Path.GetRelativePath(workspace.Folder, path).Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
        ];
}
