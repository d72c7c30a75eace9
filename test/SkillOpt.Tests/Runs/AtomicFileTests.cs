using SkillOpt.Errors;
using SkillOpt.Runs;

namespace SkillOpt.Tests.Runs;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TempDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_file_is_written_and_replaced(bool durable)
    {
        var path = directory.File("a.txt");

        AtomicFile.WriteText(path, "é\r\n", durable);
        File.ReadAllBytes(path).ShouldBe("é\r\n"u8.ToArray());
        AtomicFile.WriteBytes(path, [1, 2], durable);

        File.ReadAllBytes(path).ShouldBe([1, 2]);
        Directory.GetFiles(directory.Path).ShouldBe([path]);
    }

    [Fact]
    public void A_failure_names_the_file_and_leaves_nothing_behind()
    {
        var path = directory.File("taken");
        Directory.CreateDirectory(path);
        File.WriteAllText(System.IO.Path.Combine(path, "x"), "");

        var error = Should.Throw<SkillOptException>(() => AtomicFile.WriteText(path, "x"));

        error.Kind.ShouldBe(ErrorKind.Storage);
        error.Message.ShouldContain(path);
        Directory.GetFiles(directory.Path).ShouldBeEmpty();
    }

    [Fact]
    public void A_directory_that_does_not_exist_is_a_clear_error()
    {
        var error = Should.Throw<SkillOptException>(() => AtomicFile.WriteText(directory.File("no/a.txt"), "x"));

        error.Kind.ShouldBe(ErrorKind.Storage);
        error.Message.ShouldContain("no such directory");
    }

    [Fact]
    public async Task Writers_of_one_file_leave_one_whole_text()
    {
        var path = directory.File("a.txt");
        var texts = Enumerable.Range(0, 16).Select(i => new string((char)('a' + i), 100_000)).ToArray();

        await Task.WhenAll(texts.Select(text => Task.Run(() => AtomicFile.WriteText(path, text))));

        texts.ShouldContain(File.ReadAllText(path));
        Directory.GetFiles(directory.Path).ShouldBe([path]);
    }
}
