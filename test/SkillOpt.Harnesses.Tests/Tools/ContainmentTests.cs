using System.Diagnostics;

namespace SkillOpt.Harnesses.Tests.Tools;

public sealed class ContainmentTests : IDisposable
{
    private readonly ToolFolder folder = new();

    public ContainmentTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there.");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("../outside/secret.txt")]
    [InlineData("a/../../outside/secret.txt")]
    [InlineData("docs/../../outside/secret.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("..")]
    [InlineData("")]
    [InlineData("a\0b")]
    public async Task No_path_leads_out_of_the_workspace(string path)
    {
        (await folder.Refused("read_file", ("path", path))).ShouldNotContain("SECRET", Case.Sensitive);
        (await folder.Refused("grep", ("pattern", "."), ("path", path))).ShouldNotContain("SECRET", Case.Sensitive);
        await folder.Refused("write_file", ("path", path), ("content", "x"));
        await folder.Refused("edit", ("path", path), ("old", "SECRET"), ("new", "x"));
        File.ReadAllText(folder.Secret).ShouldBe("SECRET");
    }

    [Fact]
    public async Task An_absolute_path_into_the_workspace_is_the_same_as_a_relative_one()
    {
        var path = folder.File("a.txt", "here");

        (await folder.Run("read_file", ("path", path))).ShouldBe("here\n");
    }

    [Fact]
    public async Task A_link_is_not_followed_whatever_it_leads_to()
    {
        folder.File("plain.txt", "plain");
        folder.Link("file", folder.Secret);
        folder.Link("folder", folder.Outside);
        folder.Link("inside", "plain.txt");
        folder.Link("dangling", Path.Combine(folder.Outside, "new.txt"));

        foreach (var path in new[] { "file", "folder/secret.txt", "inside" })
        {
            (await folder.Refused("read_file", ("path", path))).ShouldContain("link");
            await folder.Refused("write_file", ("path", path), ("content", "x"));
        }

        await folder.Refused("write_file", ("path", "dangling"), ("content", "x"));
        (await folder.Run("list_files")).ShouldBe("plain.txt");
        (await folder.Run("grep", ("pattern", "SECRET|plain"))).ShouldBe("plain.txt:1: plain");
        File.ReadAllText(folder.Secret).ShouldBe("SECRET");
        File.Exists(Path.Combine(folder.Outside, "new.txt")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_that_becomes_a_link_between_two_calls_is_not_followed()
    {
        var path = folder.File("a.txt", "mine");
        (await folder.Run("read_file", ("path", "a.txt"))).ShouldBe("mine\n");

        File.Delete(path);
        folder.Link("a.txt", folder.Secret);

        await folder.Refused("read_file", ("path", "a.txt"));
        await folder.Refused("edit", ("path", "a.txt"), ("old", "SECRET"), ("new", "x"));
        File.ReadAllText(folder.Secret).ShouldBe("SECRET");
    }

    [Fact]
    public async Task Material_is_read_and_not_written_and_its_own_links_are_not_followed()
    {
        Directory.CreateDirectory(Path.Combine(folder.Material, "1944"));
        await File.WriteAllTextAsync(
            Path.Combine(folder.Material, "1944", "may.txt"),
            "Total",
            TestContext.Current.CancellationToken
        );
        File.CreateSymbolicLink(Path.Combine(folder.Material, "out.txt"), folder.Secret);
        folder.Link("docs", folder.Material);

        (await folder.Run("read_file", ("path", "docs/1944/may.txt"))).ShouldBe("Total\n");
        (await folder.Run("list_files", ("pattern", "docs/*"))).ShouldBe("docs/1944/may.txt");
        (await folder.Run("grep", ("pattern", "tot"), ("path", "docs/1944"))).ShouldBe("no line matches");
        (await folder.Run("grep", ("pattern", "(?i)tot"), ("path", "docs"))).ShouldBe("docs/1944/may.txt:1: Total");
        await folder.Refused("read_file", ("path", "docs/out.txt"));
        await folder.Refused("write_file", ("path", "docs/new.txt"), ("content", "x"));
        await folder.Refused("edit", ("path", "docs/1944/may.txt"), ("old", "Total"), ("new", "x"));
    }

    [Theory]
    [InlineData("task.md")]
    [InlineData("./TASK.md")]
    [InlineData(".agents/skills/s/SKILL.md")]
    public async Task Task_and_skill_stay_as_they_are(string path)
    {
        folder.File(path, "as it was");

        await folder.Refused("write_file", ("path", path), ("content", "x"));
        await folder.Refused("edit", ("path", path), ("old", "as"), ("new", "x"));
        folder.Text(path).ShouldBe("as it was");
    }

    [Fact]
    public async Task A_pipe_is_an_empty_file_and_not_waited_for()
    {
        using (var made = Process.Start("mkfifo", [Path.Combine(folder.Path, "pipe")]))
        {
            await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        (await folder.Run("read_file", ("path", "pipe"))).ShouldBe("[the file has 0 lines]");
        (await folder.Run("grep", ("pattern", "x"))).ShouldBe("no line matches");
        await folder.Run("write_file", ("path", "pipe"), ("content", "x"));
        folder.Text("pipe").ShouldBe("x");
    }

    [Fact]
    public async Task No_answer_names_the_folder_of_this_attempt()
    {
        folder.Link("out", folder.Secret);

        foreach (var path in new[] { "missing", "out", "docs", ".", "/etc/passwd" })
        {
            (await folder.Refused("read_file", ("path", path))).ShouldNotContain(folder.Path);
        }
    }
}
