using System.Text.Json.Nodes;
using SkillOpt.Cli.Rendering;
using SkillOpt.Cli.Tests.Support;

namespace SkillOpt.Cli.Tests.Rendering;

public sealed class EventLinesTests
{
    [Fact]
    public void Each_event_is_one_json_line_and_progress_is_left_out()
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var lines = new EventLines(writer, new SteppingTime(TimeSpan.Zero));

        foreach (var happened in SampleRun.Events)
            lines.Write(happened);

        writer.ToString().ShouldMatchFile("train-events.jsonl");
    }

    [Fact]
    public void Every_line_starts_with_number_time_and_type()
    {
        using var writer = new StringWriter();
        new EventLines(writer, TimeProvider.System).Write(SampleRun.Events[0]);

        JsonNode
            .Parse(writer.ToString())!
            .AsObject()
            .Select(pair => pair.Key)
            .ShouldBe(["seq", "time", "type", "payload"]);
    }
}
