using System.Text;
using SkillOpt.Cli.Tests.Support;

namespace SkillOpt.Cli.Tests.Commands;

public sealed class ExportCommandTests
{
    private const string Mine = ".claude/skills/tables/SKILL.md";

    [Theory]
    [InlineData("claude-code", ".claude/skills/run/SKILL.md")]
    [InlineData("codex", ".agents/skills/run/SKILL.md")]
    public async Task A_skill_is_installed_with_front_matter_and_taken_back(string agent, string file)
    {
        using var folder = Project();

        (await ExportAsync(folder, agent)).ShouldContain("written");
        var text = File.ReadAllText(folder["project/" + file]);
        (await ExportAsync(folder, agent)).ShouldContain("holds this skill already");
        (
            await CommandLine.RunAsync("export", "--to", agent, "--dir", folder["project"], "--restore")
        ).ExitCode.ShouldBe(0);

        text.ShouldStartWith("---\nname: run\ndescription: \"");
        text.ShouldEndWith("# Rules\n- Be exact.\n- Round to two digits.\n");
        Files(folder).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 35, 32, 77, 13, 10, 255, 254, 13, 10 })]
    [InlineData(new byte[] { 35, 32, 77, 10, 10, 120 })]
    public async Task A_block_leaves_every_other_byte_of_AGENTS_md_as_it_is(byte[] before)
    {
        using var folder = Project();
        File.WriteAllBytes(folder["project/AGENTS.md"], before);

        await ExportAsync(folder, "agents-md", "--name", "one");
        await ExportAsync(folder, "agents-md", "--name", "two");
        File.ReadAllBytes(folder["project/AGENTS.md"]).Take(before.Length).ShouldBe(before);
        File.AppendAllText(folder["project/AGENTS.md"], "mine");
        await RestoreAsync(folder, "agents-md", "one");
        await RestoreAsync(folder, "agents-md", "two");

        var after = File.ReadAllBytes(folder["project/AGENTS.md"]);
        after.Take(before.Length).ShouldBe(before);
        Encoding.Latin1.GetString(after[before.Length..]).Trim().ShouldBe("mine");
        Files(folder).ShouldBe(["AGENTS.md"]);
    }

    [Fact]
    public async Task Whatever_is_exported_and_restored_in_whatever_order_the_project_is_as_it_was()
    {
        string[] names = ["one", "two", "three"];
        string[] agents = ["claude-code", "codex", "agents-md"];
        for (var seed = 0; seed < 12; seed++)
        {
            var random = new Random(seed);
            using var folder = Project();
            foreach (var path in new[] { "AGENTS.md", ".claude/skills/one/SKILL.md", ".claude/notes.md", "src/a.cs" })
            {
                if (random.Next(2) == 0)
                    folder.Write("project/" + path, string.Concat(Enumerable.Repeat("x\n", random.Next(4))) + "end");
            }

            var before = Files(folder).ToDictionary(path => path, path => File.ReadAllBytes(folder["project/" + path]));
            var folders = Folders(folder);
            var made = new List<(string Agent, string Name)>();
            for (var i = 0; i < 8; i++)
            {
                var (agent, name) = (agents[random.Next(3)], names[random.Next(3)]);
                folder.Write("run/best_skill.md", $"# Rules {i}\n");
                await ExportAsync(folder, agent, "--name", name);
                made.Add((agent, name));
            }

            foreach (var (agent, name) in made.Distinct().OrderBy(_ => random.Next()))
                await RestoreAsync(folder, agent, name);

            Files(folder).ShouldBe(before.Keys, ignoreOrder: true, $"seed {seed}");
            foreach (var (path, bytes) in before)
                File.ReadAllBytes(folder["project/" + path]).ShouldBe(bytes, $"seed {seed}, {path}");
            Folders(folder).ShouldBe(folders, $"seed {seed}");
        }
    }

    [Fact]
    public async Task A_file_that_was_there_is_kept_and_comes_back()
    {
        using var folder = Project();
        folder.Write("project/" + Mine, "my own\n");

        await ExportAsync(folder, "claude-code", "--name", "tables");
        folder.Write("run/best_skill.md", "# Newer\n");
        await ExportAsync(folder, "claude-code", "--name", "tables");
        File.ReadAllText(folder["project/" + Mine]).ShouldEndWith("# Newer\n");
        await RestoreAsync(folder, "claude-code", "tables");

        File.ReadAllText(folder["project/" + Mine]).ShouldBe("my own\n");
        Files(folder).ShouldBe([Mine]);
    }

    [Fact]
    public async Task What_was_changed_since_the_export_is_overwritten_by_force_only_and_kept_then()
    {
        using var folder = Project();
        await ExportAsync(folder, "claude-code", "--name", "tables");
        folder.Write("project/" + Mine, "changed\n");
        string[] again =
        [
            "export",
            folder["run"],
            "--to",
            "claude-code",
            "--dir",
            folder["project"],
            "--name",
            "tables",
        ];
        string[] restore = [.. again, "--restore"];

        foreach (var line in (string[][])[again, restore])
        {
            var refused = await CommandLine.RunAsync(line);
            refused.ExitCode.ShouldBe(2);
            refused.Error.ShouldContain("was changed since the last export");
            File.ReadAllText(folder["project/" + Mine]).ShouldBe("changed\n");
        }

        (await CommandLine.RunAsync([.. again, "--force"])).ExitCode.ShouldBe(0);
        (await CommandLine.RunAsync(restore)).ExitCode.ShouldBe(0);
        File.ReadAllText(folder["project/" + Mine]).ShouldBe("changed\n");
        (await CommandLine.RunAsync([.. restore, "--force"])).ExitCode.ShouldBe(0);
        Files(folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dry_run_changes_nothing()
    {
        using var folder = Project();

        (await ExportAsync(folder, "claude-code", "--dry-run")).ShouldContain("would be written");
        Files(folder).ShouldBeEmpty();
        await ExportAsync(folder, "claude-code");
        var before = Files(folder);
        (await ExportAsync(folder, "claude-code", "--restore", "--dry-run", "--name", "run")).ShouldContain(
            "would be removed"
        );
        Files(folder).ShouldBe(before);
    }

    [Theory]
    [InlineData("Tables")]
    [InlineData("-a")]
    [InlineData("a--b")]
    [InlineData("a_b")]
    [InlineData("../a")]
    [InlineData("")]
    [InlineData("a23456789012345678901234567890123456789012345678901234567890abcde")]
    public async Task Names_that_agents_refuse_are_refused(string name)
    {
        using var folder = Project();

        var result = await CommandLine.RunAsync(
            "export",
            folder["run"],
            "--to",
            "codex",
            "--dir",
            folder["project"],
            "--name",
            name
        );

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("--name");
        Files(folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task Descriptions_that_agents_refuse_are_refused()
    {
        using var folder = Project();
        foreach (var text in (string[])["", "two\nlines", new string('x', 1025)])
        {
            var result = await CommandLine.RunAsync(
                "export",
                folder["run"],
                "--to",
                "codex",
                "--dir",
                folder["project"],
                "--description",
                text
            );
            result.ExitCode.ShouldBe(2);
            result.Error.ShouldContain("--description");
        }

        (await ExportAsync(folder, "codex", "--description", "It's \"quoted\": \\ #")).ShouldContain("written");
        File.ReadAllText(folder["project/.agents/skills/run/SKILL.md"])
            .ShouldContain("description: \"It's \\\"quoted\\\": \\\\ #\"\n");
    }

    [Fact]
    public async Task Links_are_not_followed_out_of_the_project()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right there.");
        using var folder = Project();
        Directory.CreateDirectory(folder["outside"]);
        Directory.CreateSymbolicLink(folder["project/.claude"], folder["outside"]);
        File.WriteAllText(folder["AGENTS.md"], "outside");
        File.CreateSymbolicLink(folder["project/AGENTS.md"], folder["AGENTS.md"]);

        foreach (var agent in (string[])["claude-code", "agents-md"])
        {
            var result = await CommandLine.RunAsync("export", folder["run"], "--to", agent, "--dir", folder["project"]);
            result.ExitCode.ShouldBe(2);
            result.Error.ShouldContain("symbolic link");
        }

        Directory.EnumerateFileSystemEntries(folder["outside"]).ShouldBeEmpty();
        File.ReadAllText(folder["AGENTS.md"]).ShouldBe("outside");
        Directory.Exists(folder["project/.skillopt"]).ShouldBeFalse();
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_leaves_nothing_behind()
    {
        using var folder = Project();
        // A file where a folder has to be: refused whoever asks, as permissions are not for root.
        folder.Write("project/.claude", "");

        var result = await CommandLine.RunAsync(
            "export",
            folder["run"],
            "--to",
            "claude-code",
            "--dir",
            folder["project"]
        );

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain(".claude");
        Files(folder).ShouldBe([".claude"]);
    }

    [Fact]
    public async Task What_cannot_be_exported_is_said()
    {
        using var folder = Project();
        var project = folder["project"];

        var none = await CommandLine.RunAsync("export", "--to", "codex", "--dir", project);
        var nowhere = await CommandLine.RunAsync("export", folder["run"], "--to", "codex", "--dir", folder["no"]);
        var nothing = await CommandLine.RunAsync("export", "--to", "codex", "--dir", project, "--restore");
        folder.Write("run/best_skill.md", "\n");
        var empty = await CommandLine.RunAsync("export", folder["run"], "--to", "codex", "--dir", project);

        (none.ExitCode, nowhere.ExitCode, nothing.ExitCode, empty.ExitCode).ShouldBe((2, 2, 2, 3));
        empty.Error.ShouldContain("empty");
    }

    private static TempFolder Project()
    {
        var folder = new TempFolder();
        SampleRun.WriteTo(folder);
        Directory.CreateDirectory(folder["project"]);
        return folder;
    }

    private static async Task<string> ExportAsync(TempFolder folder, string agent, params string[] more)
    {
        var result = await CommandLine.RunAsync([
            "export",
            folder["run"],
            "--to",
            agent,
            "--dir",
            folder["project"],
            .. more,
        ]);
        result.ExitCode.ShouldBe(0, result.Error);
        return result.Out;
    }

    private static Task<string> RestoreAsync(TempFolder folder, string agent, string name) =>
        ExportAsync(folder, agent, "--name", name, "--restore");

    private static List<string> Files(TempFolder folder) =>
        [
            .. Directory
                .EnumerateFiles(folder["project"], "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(folder["project"], path).Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
        ];

    private static List<string> Folders(TempFolder folder) =>
        [
            .. Directory
                .EnumerateDirectories(folder["project"], "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal),
        ];
}
