using SkillOpt.Errors;
using SkillOpt.Runs;

namespace SkillOpt.Tests.Runs;

public sealed class TextFileTests : IDisposable
{
    private readonly TempDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void A_text_is_read_as_it_is_but_for_a_byte_order_mark()
    {
        TextFile.ReadUtf8(Write("é\r\n😀"u8)).ShouldBe("é\r\n😀");
        TextFile.ReadUtf8(Write([0xef, 0xbb, 0xbf, (byte)'a'])).ShouldBe("a");
        TextFile.ReadUtf8(Write([])).ShouldBe("");
    }

    [Theory]
    [InlineData(new byte[] { 0xff }, 1)]
    [InlineData(new byte[] { (byte)'a', (byte)'\n', 0xc3, 0xa9, (byte)'\n', (byte)'b', 0xc3 }, 3)]
    [InlineData(new byte[] { (byte)'\n', 0xed, 0xa0, 0x80 }, 2)]
    public void Bytes_that_are_not_utf8_are_named_by_line(byte[] bytes, int line)
    {
        var path = Write(bytes);

        var error = Should.Throw<SkillOptException>(() => TextFile.ReadUtf8(path));

        error.Kind.ShouldBe(ErrorKind.Data);
        error.Message.ShouldStartWith($"{path}, line {line}: not valid UTF-8");
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_bad_data_and_named()
    {
        var missing = directory.File("missing.md");
        foreach (
            var (path, reason) in new[]
            {
                (missing, "no file"),
                (missing + "/deeper", "no file"),
                (directory.Path, "a directory"),
            }
        )
        {
            var error = Should.Throw<SkillOptException>(() => TextFile.ReadUtf8(path));
            error.Kind.ShouldBe(ErrorKind.Data);
            error.Message.ShouldContain(path);
            error.Message.ShouldContain(reason);
        }
    }

    [Fact]
    public void A_file_over_the_limit_is_refused_and_one_at_the_limit_is_read()
    {
        var path = Write(new byte[200_000]);

        TextFile.ReadUtf8(path, maxBytes: 200_000).Length.ShouldBe(200_000);
        var error = Should.Throw<SkillOptException>(() => TextFile.ReadUtf8(path, maxBytes: 199_999));

        error.Kind.ShouldBe(ErrorKind.Data);
        error.Message.ShouldContain("199,999 bytes");
    }

    private string Write(ReadOnlySpan<byte> bytes)
    {
        var path = directory.File("text.md");
        File.WriteAllBytes(path, bytes.ToArray());
        return path;
    }
}
