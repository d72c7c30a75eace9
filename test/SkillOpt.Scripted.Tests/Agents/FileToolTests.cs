using System.Text.Json;
using Microsoft.Extensions.AI;
using SkillOpt.Scripted.Agents;

namespace SkillOpt.Scripted.Tests.Agents;

public sealed class FileToolTests
{
    [Theory]
    [InlineData(
        "exec_command",
        """{"cmd":{"type":"string"},"tty":{"type":"boolean"}}""",
        """{"cmd":"cat \u0027a/b.md\u0027"}"""
    )]
    [InlineData(
        "Bash",
        """{"command":{"type":"string"},"timeout":{"type":"number"}}""",
        """{"command":"cat \u0027a/b.md\u0027"}"""
    )]
    [InlineData(
        "shell",
        """{"command":{"type":"array"},"workdir":{"type":"string"}}""",
        """{"command":["cat","a/b.md"]}"""
    )]
    [InlineData("read_file", """{"path":{"type":"string"}}""", """{"path":"a/b.md"}""")]
    [InlineData("Read", """{"file_path":{"type":"string"}}""", """{"file_path":"/w/a/b.md"}""")]
    [InlineData("read", """{"path":{"type":"string","description":"An absolute path."}}""", """{"path":"/w/a/b.md"}""")]
    public void A_tool_is_asked_in_the_words_of_its_schema(string name, string properties, string arguments)
    {
        var tool = FileTool.Find([Declared(name, properties)], "/w").ShouldNotBeNull();

        var call = tool.Call("c1", "a/b.md");

        call.Name.ShouldBe(name);
        JsonSerializer.Serialize(call.Arguments).ShouldBe(arguments);
    }

    [Fact]
    public void Reading_is_preferred_to_running_commands()
    {
        AITool[] tools =
        [
            Declared("Bash", """{"command":{"type":"string"}}"""),
            Declared("Read", """{"file_path":{"type":"string"}}"""),
        ];

        FileTool.Find(tools, "/w")!.Name.ShouldBe("Read");
    }

    [Theory]
    [InlineData("read_mcp_resource", """{"uri":{"type":"string"}}""", "[]")]
    [InlineData("read_page", """{"path":{"type":"string"},"page":{"type":"number"}}""", """["path","page"]""")]
    [InlineData("write_stdin", """{"chars":{"type":"string"}}""", "[]")]
    [InlineData("Edit", """{"file_path":{"type":"string"}}""", "[]")]
    public void Tools_for_other_things_are_not_taken(string name, string properties, string required) =>
        FileTool.Find([Declared(name, properties, required)], "/w").ShouldBeNull();

    [Theory]
    [InlineData("C:\\work\\one", "a/b.md", "C:\\work\\one\\a\\b.md")]
    [InlineData("/w/", "a/b.md", "/w/a/b.md")]
    [InlineData("/w", "/x/b.md", "/x/b.md")]
    [InlineData(null, "a/b.md", "a/b.md")]
    public void Absolute_paths_are_written_as_the_working_directory_is(
        string? directory,
        string path,
        string expected
    ) =>
        FileTool
            .Find([Declared("Read", """{"file_path":{"type":"string"}}""")], directory)!
            .Call("c1", path)
            .Arguments!["file_path"]
            .ShouldBe(expected);

    private static AIFunctionDeclaration Declared(string name, string properties, string required = "[]") =>
        AIFunctionFactory.CreateDeclaration(
            name,
            null,
            JsonSerializer.Deserialize<JsonElement>(
                $$"""{"type":"object","properties":{{properties}},"required":{{required}}}"""
            )
        );
}
