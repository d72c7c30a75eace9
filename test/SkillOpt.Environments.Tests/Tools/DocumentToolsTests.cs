using SkillOpt.Environments.Tools;
using SkillOpt.ToolUse;

namespace SkillOpt.Environments.Tests.Tools;

public sealed class DocumentToolsTests : IDisposable
{
    private readonly TempFolder folder = new();

    public DocumentToolsTests()
    {
        folder.File("1944/january.txt", "Total debt\n200 million\nAssets");
        folder.File("1945/march.txt", string.Join('\n', Enumerable.Range(1, 100).Select(i => $"line {i} debt")));
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("*.txt", "1944/january.txt\n1945/march.txt")]
    [InlineData("1945/*", "1945/march.txt")]
    [InlineData("jan*", "1944/january.txt")]
    [InlineData("*.pdf", "no document matches")]
    public async Task Glob_matches_names_and_paths(string pattern, string found) =>
        (await Run("glob", ("pattern", pattern))).ShouldBe(found);

    [Fact]
    public async Task Read_shows_numbered_lines_from_a_place_on()
    {
        (await Run("read", ("path", "1945/march.txt"), ("start", 3), ("limit", 2))).ShouldBe(
            "3: line 3 debt\n4: line 4 debt\n[lines 3 to 4 of 100]"
        );
        (await Run("read", ("path", "march.txt"), ("start", 101))).ShouldBe("the document has 100 lines");
    }

    [Fact]
    public async Task Grep_finds_at_most_twenty_lines_letter_case_aside()
    {
        (await Run("grep", ("pattern", "TOTAL"))).ShouldBe("1944/january.txt:1: Total debt");
        (await Run("grep", ("pattern", "debt"), ("path", "1945/march.txt"))).Split('\n').Length.ShouldBe(21);
        (await Run("grep", ("pattern", "nothing"))).ShouldBe("no line matches");
    }

    [Theory]
    [InlineData("../../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("1944/link.txt")]
    public async Task What_is_outside_of_the_folder_is_not_there(string path)
    {
        File.CreateSymbolicLink(folder.In("1944/link.txt"), "/etc/passwd");

        (await Should.ThrowAsync<ToolException>(() => Run("read", ("path", path)))).Message.ShouldContain(
            "no document"
        );
    }

    [Fact]
    public void Only_the_allowed_files_are_there_if_only_some_are() =>
        new DocumentTools(folder.Path)
            .Only(new HashSet<string> { "march.txt", "other.txt" })
            .Files.Keys.ShouldBe(["1945/march.txt"]);

    private Task<string> Run(string name, params (string Name, object? Value)[] arguments) =>
        new DocumentTools(folder.Path)
            .Tools.Single(tool => tool.Name == name)
            .Run(
                new ToolArguments(arguments.ToDictionary(a => a.Name, a => a.Value)),
                TestContext.Current.CancellationToken
            );
}
