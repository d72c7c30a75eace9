using System.Buffers;
using System.Text;
using System.Text.Json;
using SkillOpt.Runs;
using SkillOpt.Training;

namespace SkillOpt.Cli.Rendering;

/// <summary>Events as machine-readable lines, in the form of <c>events.jsonl</c>.</summary>
internal sealed class EventLines(TextWriter writer, TimeProvider time)
{
    private int seq;

    public void Write(TrainingEvent happened)
    {
        // These depend on timing and are for eyes only.
        if (happened is TrainingEvent.Progress or TrainingEvent.BudgetWarning)
            return;
        using var payload = JsonDocument.Parse(TrainingJson.PayloadOf(happened));
        var line = new EventLine(++seq, EventLine.Stamp(time), TrainingJson.NameOf(happened), payload.RootElement);
        var buffer = new ArrayBufferWriter<byte>();
        line.Write(buffer);
        writer.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
        writer.Flush();
    }
}
