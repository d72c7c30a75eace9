using SkillOpt.Harnesses.Agents.Streams;

namespace SkillOpt.Harnesses.Tests.Agents.Reading;

public sealed class EventLinesTests
{
    [Fact]
    public void Lines_that_are_no_event_are_counted_and_passed_over()
    {
        var lines = EventLines.Read(
            "Loading ...\n\n{\"type\":\"a\"}\r\n[1]\n{\"torn\":\n  {\"type\":\"b\"}  \n\"text\"\n"
        );

        lines.Events.Select(line => line.TextOf("type")).ShouldBe(["a", "b"]);
        lines.Skipped.ShouldBe(4);
    }

    [Fact]
    public void Nesting_deeper_than_any_event_is_no_event()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 100_000)) + "1" + new string('}', 100_000);

        EventLines.Read(deep).Skipped.ShouldBe(1);
    }

    [Fact]
    public void Half_a_character_is_no_event()
    {
        EventLines.Read("{\"type\":\"\\ud800\"}").Skipped.ShouldBe(1);
        EventLines.Read("{\"\\udc00\":1}").Skipped.ShouldBe(1);
    }
}
