using System.Text.Json;
using System.Text.Json.Nodes;
using SkillOpt.Cli.Runs;
using SkillOpt.Errors;
using SkillOpt.Training;

namespace SkillOpt.Cli.Exports;

/// <summary>What was exported to a project: with the backups, it is all that taking back needs.</summary>
/// <param name="Entries">In the order in which they were made.</param>
/// <param name="Folders">Folders that were made for them, relative.</param>
internal sealed record ExportRecord(IReadOnlyList<ExportEntry> Entries, IReadOnlyList<string> Folders)
{
    public const string Home = ".skillopt";
    public const string File = $"{Home}/exports.json";

    public static ExportRecord Empty { get; } = new([], []);

    public static string BackupFile(string hash) => $"{Home}/backup-{hash}";

    public ExportEntry? Last(ExportKind kind, string name) =>
        Entries.LastOrDefault(entry => entry.To == kind.Word && entry.Name == name);

    public ExportRecord With(ExportEntry entry) => this with { Entries = [.. Entries, entry] };

    public ExportRecord Replace(ExportEntry entry, ExportEntry by) =>
        this with
        {
            Entries = [.. Entries.Select(one => ReferenceEquals(one, entry) ? by : one)],
        };

    public ExportRecord Without(ExportEntry entry) =>
        this with
        {
            Entries = [.. Entries.Where(one => !ReferenceEquals(one, entry))],
        };

    public string ToJson() =>
        TrainingJson.Indented(
            new JsonObject
            {
                ["exports"] = new JsonArray([.. Entries.Select(entry => entry.ToJson())]),
                ["folders"] = new JsonArray([.. Folders.Select(folder => (JsonNode)folder)]),
            }
        );

    /// <exception cref="SkillOptException">Kind Data: the record is damaged.</exception>
    public static ExportRecord Parse(string json, string path)
    {
        try
        {
            var node = JsonNode.Parse(json);
            var entries = (node.Field("exports") as JsonArray)?.Select(ExportEntry.Read).ToList();
            if (entries is not null && entries.TrueForAll(entry => entry is not null))
                return new ExportRecord([.. entries.OfType<ExportEntry>()], node.Texts("folders"));
        }
        catch (JsonException)
        {
            // Said below.
        }

        throw SkillOptException.BadData(
            $"{path} is damaged, so what was exported is not known. Restore it from a copy, or remove it and what was exported by hand."
        );
    }
}
