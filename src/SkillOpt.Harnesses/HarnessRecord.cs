using System.Text.Json;
using System.Text.Json.Nodes;

namespace SkillOpt.Harnesses;

/// <summary>What a run directory says of the harness (<c>harness.json</c>). Nothing is decided by it.</summary>
/// <param name="Harness">As in <c>model.target</c>.</param>
/// <param name="Version">Of the program; null when there is none.</param>
/// <param name="Isolation">What was in force, in words.</param>
/// <param name="SkillPlace">Where the skill was written; the name of its folder stands for itself.</param>
internal sealed record HarnessRecord(string Harness, string? Version, string Isolation, string SkillPlace)
{
    public const string FileName = "harness.json";
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static HarnessRecord Of(IHarness harness) =>
        new(
            harness.Name,
            harness.Version,
            harness.Isolation,
            harness.SkillPlace switch
            {
                Harnesses.SkillPlace.Claude => ".claude/skills/NAME/SKILL.md",
                Harnesses.SkillPlace.Agents => ".agents/skills/NAME/SKILL.md",
                _ => "AGENTS.md",
            }
        );

    public string ToJson() =>
        new JsonObject
        {
            ["harness"] = Harness,
            ["version"] = Version,
            ["isolation"] = Isolation,
            ["skill_place"] = SkillPlace,
        }.ToJsonString(Indented) + "\n";
}
