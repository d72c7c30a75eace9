using System.Text.Json;
using SkillOpt.Tasks;

namespace SkillOpt.Tests.Tasks;

internal static class Some
{
    public static TaskItem Item(string id, string? prompt = null, string reference = "yes") =>
        new(id, prompt ?? $"prompt of {id}", [reference]);

    public static TaskItem[] Items(int count) =>
        [.. Enumerable.Range(0, count).Select(i => Item(FormattableString.Invariant($"i{i}")))];

    public static TrainItem[] TrainItems(int count) => [.. Items(count).Select(item => new TrainItem(item))];

    public static TaskSplits Splits(TaskItem[] train, TaskItem[] selection, TaskItem[] test) =>
        new(
            [.. train.Select(item => new TrainItem(item))],
            [.. selection.Select(item => new SelectionItem(item))],
            [.. test.Select(item => new TestItem(item))]
        );

    public static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
