using SkillOpt.Cli.Projects;
using SkillOpt.Cli.Tests.Support;

namespace SkillOpt.Cli.Tests.Projects;

// Nothing here writes to a device: if the code under test were wrong, the device would be lost.
public sealed class OutputFileTests
{
    [Theory]
    [InlineData("/dev/null", true)]
    [InlineData("/dev/../dev/null", true)]
    [InlineData("/dev/there-is-no-such-device", false)]
    [InlineData("null", false)]
    public void Only_what_exists_among_the_devices_is_written_in_place(string path, bool device)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no /dev.");

        OutputFile.IsDevice(path).ShouldBe(device);
    }

    [Fact]
    public void A_file_is_replaced_whole_and_its_folder_is_made()
    {
        using var folder = new TempFolder();
        var path = Path.Join(Path.GetDirectoryName(folder.Write("skill.md", "a")), "new", "o.md");

        OutputFile.Write(path, "a longer text");
        OutputFile.Write(path, "é\n");

        File.ReadAllText(path).ShouldBe("é\n");
        Directory.GetFiles(Path.GetDirectoryName(path)!).ShouldHaveSingleItem();
    }
}
