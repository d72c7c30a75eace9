using System.Text.Json.Nodes;
using SkillOpt.Scripted.Chat;

namespace SkillOpt.Scripted.Optimizing.Prompts;

/// <summary>The user message of an optimizer call by its second-level headings.</summary>
internal sealed class Prompt(string text)
{
    private readonly IReadOnlyList<Section> sections = Section.Split(text, "## ");

    public string Text => text;

    public ulong Hash { get; } = SeededHash.Of(text);

    public string Skill => SkillOf("Current Skill");

    /// <summary>The most edits asked for; no limit when the prompt states no number.</summary>
    public int Budget => Numbers.First(Body("Edit Budget")) ?? int.MaxValue;

    /// <summary>The body under a heading, whatever count in parentheses follows its name; empty without it.</summary>
    public string Body(string title) => sections.FirstOrDefault(section => Names(section, title))?.Body ?? "";

    public bool Has(string title) => sections.Any(section => Names(section, title));

    public IEnumerable<Section> Starting(string title) =>
        sections.Where(section => section.Title.StartsWith(title, StringComparison.Ordinal));

    public string SkillOf(string title) => Tags.Skill(Body(title));

    /// <summary>The objects of lines such as <c>[0] {"op": ...}</c> or of a JSON fence under a heading.</summary>
    public IReadOnlyList<JsonObject> Objects(string title)
    {
        var body = Body(title);
        var numbered = JsonText.Numbered(body);
        return numbered.Count > 0 ? numbered : JsonText.FencedObjects(body);
    }

    private static bool Names(Section section, string title) =>
        section.Title.StartsWith(title, StringComparison.Ordinal)
        && (section.Title.Length == title.Length || section.Title.AsSpan(title.Length).StartsWith(" ("));
}
