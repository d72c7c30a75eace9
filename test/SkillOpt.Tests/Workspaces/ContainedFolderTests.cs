using SkillOpt.Workspaces;

namespace SkillOpt.Tests.Workspaces;

public sealed class ContainedFolderTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("skillopt-contained-").FullName;

    public ContainedFolderTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there.");
        Directory.CreateDirectory(At("inside/deep"));
        Directory.CreateDirectory(At("outside"));
        File.WriteAllText(At("inside/deep/a.txt"), "mine");
        File.WriteAllText(At("outside/a.txt"), "theirs");
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Theory]
    [InlineData("deep/a.txt", true)]
    [InlineData("deep/../deep/./a.txt", true)]
    [InlineData("not/there.txt", true)]
    [InlineData("../outside/a.txt", false)]
    [InlineData("../inside2/a.txt", false)]
    [InlineData("/etc/passwd", false)]
    [InlineData(".", false)]
    [InlineData("", false)]
    [InlineData("a\0", false)]
    public void A_path_leads_inside_or_nowhere(string path, bool isInside) =>
        (Inside.Resolve(path) is not null).ShouldBe(isInside);

    [Fact]
    public void The_folder_itself_may_be_reached_through_a_link()
    {
        File.CreateSymbolicLink(At("way"), At("inside"));
        var folder = new ContainedFolder(At("way"));

        folder.ReadText("deep/a.txt", 100).ShouldBe("mine");
        folder.WriteText("new/b.txt", "written").ShouldBeTrue();
        File.ReadAllText(At("inside/new/b.txt")).ShouldBe("written");
    }

    [Fact]
    public void What_is_larger_than_allowed_is_not_read()
    {
        Inside.ReadText("deep/a.txt", 4).ShouldBe("mine");
        Inside.ReadText("deep/a.txt", 3).ShouldBeNull();
    }

    [Fact]
    public void A_file_is_replaced_and_not_written_through_its_other_name()
    {
        // What is inside may be the same file as one outside.
        File.Delete(At("inside/deep/a.txt"));
        HardLink(At("outside/a.txt"), At("inside/deep/a.txt"));

        Inside.WriteText("deep/a.txt", "changed").ShouldBeTrue();

        File.ReadAllText(At("outside/a.txt")).ShouldBe("theirs");
        Inside.ReadText("deep/a.txt", 100).ShouldBe("changed");
    }

    [Fact]
    public async Task A_folder_that_is_swapped_for_a_link_again_and_again_never_shows_what_is_outside()
    {
        var folder = Inside;
        using var stop = new CancellationTokenSource();
        var swapping = Task.Run(
            () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    Directory.Move(At("inside/deep"), At("inside/away"));
                    File.CreateSymbolicLink(At("inside/deep"), At("outside"));
                    File.Delete(At("inside/deep"));
                    Directory.Move(At("inside/away"), At("inside/deep"));
                }
            },
            TestContext.Current.CancellationToken
        );

        var seen = new HashSet<string?>();
        for (var i = 0; i < 3000; i++)
        {
            try
            {
                seen.Add(folder.ReadText("deep/a.txt", 100));
            }
            catch (IOException)
            {
                // Gone while it was looked at.
            }
        }

        await stop.CancelAsync();
        await swapping;
        seen.ShouldNotContain("theirs");
        seen.ShouldContain("mine");
    }

    private ContainedFolder Inside => new(At("inside"));

    private string At(string name) => Path.Combine(root, name);

    private static void HardLink(string from, string to)
    {
        using var made = System.Diagnostics.Process.Start("ln", [from, to]);
        made.WaitForExit();
        made.ExitCode.ShouldBe(0);
    }
}
