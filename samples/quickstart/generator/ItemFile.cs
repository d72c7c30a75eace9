using System.Text.Encodings.Web;
using System.Text.Json;

namespace SkillOpt.QuickstartTasks;

internal static class ItemFile
{
    public static byte[] Write(IEnumerable<QuickstartTask> tasks)
    {
        using var stream = new MemoryStream();
        var options = new JsonWriterOptions
        {
            Indented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using (var json = new Utf8JsonWriter(stream, options))
        {
            json.WriteStartArray();
            foreach (var task in tasks)
            {
                json.WriteStartObject();
                json.WriteString("id", task.Id);
                json.WriteString("prompt", task.Prompt);
                json.WriteString("answer", task.Answer);
                json.WriteString("task_type", task.TaskType);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }
}
