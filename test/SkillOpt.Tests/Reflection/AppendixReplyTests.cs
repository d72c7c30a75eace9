using System.Text.Json;
using SkillOpt.Reflection;

namespace SkillOpt.Tests.Reflection;

public sealed class AppendixReplyTests
{
    [Fact]
    public void Notes_are_read_without_blank_ones()
    {
        var reply = JsonElement.Parse("""{"reasoning": "r", "appendix_notes": [" a ", "", "b"]}""");

        AppendixReply.TryRead(reply, out var result, out var error).ShouldBeTrue(error);

        result!.Notes.ShouldBe(["a", "b"]);
    }

    [Theory]
    [InlineData("""{"appendix_notes": []}""")]
    [InlineData("""{"appendix_notes": [{}]}""")]
    [InlineData("{}")]
    public void Losing_every_note_is_an_error(string json)
    {
        AppendixReply.TryRead(JsonElement.Parse(json), out _, out var error).ShouldBeFalse();
        error!.ShouldContain("appendix_notes");
    }
}
