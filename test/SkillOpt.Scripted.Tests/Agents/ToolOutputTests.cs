using Microsoft.Extensions.AI;
using SkillOpt.Scripted.Agents;

namespace SkillOpt.Scripted.Tests.Agents;

public sealed class ToolOutputTests
{
    [Theory]
    [InlineData("one\n\ntwo\n", "one\n\ntwo")]
    [InlineData("1\tone\n2\t\n3\ttwo\n4\t", "one\n\ntwo")]
    [InlineData("1\tone\n2\t\n3\ttwo\n4", "one\n\ntwo")]
    [InlineData("     1→one\n     2→two", "one\ntwo")]
    [InlineData("1\tone\n2\ttwo\n\n<system-reminder>\nBe careful.\n</system-reminder>\n", "one\ntwo")]
    [InlineData("Chunk ID: 70fc84\nWall time: 0.1 seconds\nProcess exited with code 0\nOutput:\none\n", "one")]
    [InlineData("Exit code: 0\nWall time: 0.1 seconds\nOutput:\none\n", "one")]
    [InlineData("""{"output":"one\n","metadata":{"exit_code":0,"duration_seconds":0.1}}""", "one")]
    public void What_a_program_writes_around_a_file_is_taken_off(string said, string text) =>
        ToolOutput.Read(new FunctionResultContent("c1", said)).ShouldBe(new ToolOutput(text, false));

    [Theory]
    [InlineData("1\tone\n3\tthree")]
    [InlineData("0\tnone\n1\tone")]
    [InlineData("1\tone\nplain")]
    [InlineData("1")]
    [InlineData("""{"output":"one"}""")]
    [InlineData("Output:\none")]
    public void Text_that_only_looks_decorated_is_left_as_it_is(string said) =>
        ToolOutput.Read(new FunctionResultContent("c1", said)).ShouldBe(new ToolOutput(said, false));

    [Theory]
    [InlineData("Chunk ID: 1\nWall time: 0 seconds\nProcess exited with code 1\nOutput:\ncat: no such file\n")]
    [InlineData("""{"output":"cat: no such file","metadata":{"exit_code":1}}""")]
    public void A_command_that_failed_has_read_nothing(string said) =>
        ToolOutput.Read(new FunctionResultContent("c1", said)).ShouldBe(new ToolOutput("cat: no such file", true));

    [Fact]
    public void A_result_that_is_an_error_has_read_nothing()
    {
        var result = new FunctionResultContent("c1", "File does not exist.") { Exception = new IOException() };

        ToolOutput.Read(result).ShouldBe(new ToolOutput("File does not exist.", true));
    }

    [Theory]
    [InlineData("---\nname: a\n---\n\n# Rules\n", "# Rules")]
    [InlineData("---\r\nname: a\r\n---\r\n# Rules", "# Rules")]
    [InlineData("---\n---\n# Rules", "# Rules")]
    [InlineData("# Rules\n\n---\n\nMore\n\n---\n", "# Rules\n\n---\n\nMore\n\n---")]
    public void Front_matter_is_taken_off_and_nothing_else(string text, string expected) =>
        FrontMatter.Strip(text).ShouldBe(expected);
}
