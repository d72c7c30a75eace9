using System.Text.Json;
using SkillOpt.Tasks;

namespace SkillOpt.Environments;

/// <summary>Writes an item as the row it came from, with what reading it back needs in front where the row lacks it.</summary>
internal static class ItemJson
{
    public static void Write(Utf8JsonWriter writer, TaskItem item)
    {
        var row = new Row(item);
        writer.WriteStartObject();
        foreach (var name in row.Added)
        {
            WriteAdded(writer, name, item);
        }

        foreach (var field in row.Fields.Where(field => !row.Added.Contains(field.Name)))
        {
            field.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private static void WriteAdded(Utf8JsonWriter writer, string name, TaskItem item)
    {
        if (name == TaskFields.References[0])
        {
            writer.WriteStartArray(name);
            foreach (var reference in item.References)
            {
                writer.WriteStringValue(reference);
            }

            writer.WriteEndArray();
            return;
        }

        var text =
            name == TaskFields.Id[0] ? item.Id
            : name == TaskFields.Prompt[0] ? item.Prompt
            : item.TaskType;
        writer.WriteString(name, text);
    }

    private sealed class Row
    {
        private readonly List<string> present;

        public Row(TaskItem item)
        {
            Fields = item.Fields.ValueKind == JsonValueKind.Object ? [.. item.Fields.EnumerateObject()] : [];
            present = [.. Fields.Where(field => !TaskFields.IsAbsent(field.Value)).Select(field => field.Name)];
            if (!present.Contains(TaskFields.Id[0]))
            {
                Added.Add(TaskFields.Id[0]);
            }

            AddUnlessFound(TaskFields.Prompt, value => TaskFields.Text(value) == item.Prompt);
            AddUnlessFound(TaskFields.References, value => IsSame(value, item.References));
            if (item.TaskType.Length > 0 || TaskFields.FirstPresent(TaskFields.TaskType, present) is not null)
            {
                AddUnlessFound(TaskFields.TaskType, value => TaskFields.Text(value) == item.TaskType);
            }
        }

        public List<JsonProperty> Fields { get; }

        /// <summary>The usual names under which the row would be read differently, and which it leaves free.</summary>
        public List<string> Added { get; } = [];

        private static bool IsSame(JsonElement value, IReadOnlyList<string> references) =>
            TaskFields.Texts(value) is { } texts && texts.SequenceEqual(references, StringComparer.Ordinal);

        private void AddUnlessFound(IReadOnlyList<string> usual, Func<JsonElement, bool> isRight)
        {
            var found = TaskFields.FirstPresent(usual, present);
            var isReadBack = found is not null && isRight(Fields.Find(field => field.Name == found).Value);
            if (!isReadBack && !present.Contains(usual[0]))
            {
                Added.Add(usual[0]);
            }
        }
    }
}
