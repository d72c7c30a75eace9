using System.Diagnostics;
using System.Text;

namespace SkillOpt.Harnesses.Tests.Tools;

public sealed class FileToolTests : IDisposable
{
    private readonly ToolFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("a\nb\n", "a\nb\n")]
    [InlineData("a\r\nb", "a\nb\n")]
    [InlineData("\n\n", "\n\n")]
    [InlineData("ünï 日本 🎉", "ünï 日本 🎉\n")]
    public async Task A_file_is_shown_as_it_is(string content, string shown)
    {
        folder.File("a.txt", content);

        (await folder.Run("read_file", ("path", "a.txt"))).ShouldBe(shown);
    }

    [Fact]
    public async Task A_part_is_shown_with_what_is_left()
    {
        folder.File("a.txt", Lines(10));

        (await folder.Run("read_file", ("path", "a.txt"), ("start", 3), ("limit", 2))).ShouldBe(
            "line 3\nline 4\n[lines 3 to 4; the file goes on from line 5]"
        );
        (await folder.Run("read_file", ("path", "a.txt"), ("start", 10), ("limit", 1))).ShouldBe("line 10\n");
        (await folder.Run("read_file", ("path", "a.txt"), ("start", 11))).ShouldBe("[the file has 10 lines]");
    }

    [Fact]
    public async Task A_huge_file_is_read_no_further_than_it_is_shown()
    {
        using (var stream = File.Create(Path.Combine(folder.Path, "huge.txt")))
        {
            stream.Write(Encoding.UTF8.GetBytes(Lines(20_000)));
            // Sparse: reading to its end would take minutes.
            stream.SetLength(1L << 40);
        }

        var shown = await folder.Run("read_file", ("path", "huge.txt"));

        shown.Length.ShouldBeLessThan(51_000);
        shown.ShouldEndWith("[lines 1 to 2000; the file goes on from line 2001]");
        (await folder.Run("grep", ("pattern", "line 7$"))).ShouldContain("stopped after 512 MB");
    }

    [Fact]
    public async Task A_line_without_end_is_cut()
    {
        folder.File("a.txt", new string('x', 300_000) + "\nsecond");

        var shown = await folder.Run("read_file", ("path", "a.txt"));

        shown.ShouldBe($"{new string('x', 50_000)} [cut]\n[lines 1 to 1; the file goes on from line 2]");
        (await folder.Run("read_file", ("path", "a.txt"), ("start", 2))).ShouldBe("second\n");
        (await folder.Run("grep", ("pattern", "^x+ .cut"))).ShouldBe($"a.txt:1: {new string('x', 400)}...");
    }

    [Fact]
    public async Task A_binary_file_is_not_shown_and_not_searched()
    {
        folder.File("a.xlsx", [(byte)'P', (byte)'K', 0, 1]);

        (await folder.Refused("read_file", ("path", "a.xlsx"))).ShouldContain("no text; it has 4 bytes");
        (await folder.Run("grep", ("pattern", "PK"))).ShouldBe("no line matches");
        (await folder.Refused("edit", ("path", "a.xlsx"), ("old", "PK"), ("new", "x"))).ShouldContain("no text");
    }

    [Fact]
    public async Task Names_of_any_letters_are_listed_found_and_opened()
    {
        folder.File("übung/日本 🎉.txt", "text");

        (await folder.Run("list_files")).ShouldBe("übung/日本 🎉.txt");
        (await folder.Run("list_files", ("pattern", "日本*"))).ShouldBe("übung/日本 🎉.txt");
        (await folder.Run("read_file", ("path", "übung/日本 🎉.txt"))).ShouldBe("text\n");
    }

    [Theory]
    [InlineData(null, ".agents/x.md\na.txt\nb/c.txt\nb/d/e.md")]
    [InlineData("*.txt", "a.txt\nb/c.txt")]
    [InlineData("**/*.txt", "a.txt\nb/c.txt")]
    [InlineData("b/*", "b/c.txt\nb/d/e.md")]
    [InlineData("./a*", "a.txt")]
    [InlineData("*.pdf", "no file matches")]
    public async Task Files_are_listed_by_name_or_path(string? pattern, string found)
    {
        foreach (var name in new[] { "a.txt", "b/c.txt", "b/d/e.md", ".agents/x.md" })
        {
            folder.File(name, "");
        }

        (await folder.Run("list_files", ("pattern", pattern))).ShouldBe(found);
    }

    [Fact]
    public async Task Long_lists_are_cut_and_say_so()
    {
        for (var i = 0; i < 203; i++)
        {
            folder.File($"f{i:000}.txt", "same");
        }

        (await folder.Run("list_files")).ShouldEndWith("f199.txt\n[3 more]");
        (await folder.Run("grep", ("pattern", "same"))).Split('\n').Length.ShouldBe(101);
    }

    [Theory]
    [InlineData("(", "no regular expression")]
    [InlineData("(?=x)", "not supported")]
    [InlineData("(a)\\1", "not supported")]
    [InlineData("(((a{1000}){1000}){1000})", "not supported")]
    [InlineData("", "1 to 1000 characters")]
    public async Task A_pattern_that_cannot_be_used_is_refused_with_the_reason(string pattern, string reason) =>
        (await folder.Refused("grep", ("pattern", pattern))).ShouldContain(reason);

    [Fact]
    public async Task A_pattern_that_would_take_for_ever_elsewhere_does_not()
    {
        folder.File("a.txt", new string('a', 50_000) + "!");
        var began = Stopwatch.GetTimestamp();

        (await folder.Run("grep", ("pattern", "^(a+)+$"))).ShouldBe("no line matches");

        Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Files_are_written_with_the_folders_that_they_need()
    {
        (await folder.Run("write_file", ("path", "b/c.txt"), ("content", "ünï\n"))).ShouldBe("written: b/c.txt");
        await folder.Run("write_file", ("path", "b/c.txt"), ("content", "less"));

        folder.Text("b/c.txt").ShouldBe("less");
        (await folder.Refused("write_file", ("path", "b"), ("content", "x"))).ShouldContain("no place for a file");
        (await folder.Refused("write_file", ("path", "b/c.txt/d"), ("content", "x"))).ShouldContain(
            "cannot be written"
        );
        (await folder.Refused("write_file", ("path", "d"), ("content", new string('x', 1_100_000)))).ShouldContain(
            "1048576 characters"
        );
    }

    [Fact]
    public async Task An_edit_replaces_what_is_there_once_and_leaves_the_rest_byte_for_byte()
    {
        var bytes = Encoding.UTF8.GetBytes("\uFEFFone\r\ntwo\r\nüne\r\n");
        folder.File("a.txt", bytes);

        await folder.Run("edit", ("path", "a.txt"), ("old", "two"), ("new", "2"));

        File.ReadAllBytes(Path.Combine(folder.Path, "a.txt"))
            .ShouldBe(Encoding.UTF8.GetBytes("\uFEFFone\r\n2\r\nüne\r\n"));
        (await folder.Refused("edit", ("path", "a.txt"), ("old", "ne"), ("new", "x"))).ShouldContain("more than once");
        (await folder.Refused("edit", ("path", "a.txt"), ("old", "3"), ("new", "x"))).ShouldContain("not in the file");
        (await folder.Refused("edit", ("path", "a.txt"), ("old", ""), ("new", "x"))).ShouldContain("not in the file");
        (await folder.Refused("edit", ("path", "b.txt"), ("old", "3"), ("new", "x"))).ShouldContain("no file 'b.txt'");
    }

    [Fact]
    public async Task A_file_in_another_encoding_is_not_spoiled_by_an_edit()
    {
        folder.File("latin.txt", [(byte)'a', 0xfc, (byte)'b']);

        (await folder.Refused("edit", ("path", "latin.txt"), ("old", "a"), ("new", "x"))).ShouldContain("not UTF-8");
    }

    private static string Lines(int count) => string.Concat(Enumerable.Range(1, count).Select(i => $"line {i}\n"));
}
