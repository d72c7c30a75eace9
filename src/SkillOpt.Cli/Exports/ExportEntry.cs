using System.Security.Cryptography;
using System.Text.Json.Nodes;
using SkillOpt.Cli.Runs;

namespace SkillOpt.Cli.Exports;

/// <summary>One export that can be taken back.</summary>
/// <param name="To">As <c>--to</c> names it.</param>
/// <param name="Name">The skill's name.</param>
internal sealed record ExportEntry(string To, string Name)
{
    /// <summary>The hash of the file that was there; null when there was none.</summary>
    public string? Backup { get; init; }

    /// <summary>The hash of the skill's file or block as it was written.</summary>
    public required string Written { get; init; }

    /// <summary>The hash before that, of an export that this one took the place of: a process may die between the two.</summary>
    public string? Replaced { get; init; }

    /// <summary>The hash of the whole file as it was written.</summary>
    public required string File { get; init; }

    /// <summary>What was put in front of a block.</summary>
    public string Separator { get; init; } = "";

    /// <summary>Whether the file was made by an export and holds nothing else.</summary>
    public bool MadeFile { get; init; }

    public bool IsOwn(string? hash) => hash is not null && (hash == Written || hash == Replaced);

    public static string? HashOf(byte[]? content) =>
        content is null ? null : Convert.ToHexStringLower(SHA256.HashData(content));

    public JsonObject ToJson() =>
        new()
        {
            ["to"] = To,
            ["name"] = Name,
            ["backup"] = Backup,
            ["written"] = Written,
            ["replaced"] = Replaced,
            ["file"] = File,
            ["separator"] = Separator,
            ["made_file"] = MadeFile,
        };

    /// <returns>Null when something is missing.</returns>
    public static ExportEntry? Read(JsonNode? node) =>
        (node.Text("to"), node.Text("name"), node.Text("written"), node.Text("file"))
            is ({ } to, { } name, { } written, { } file)
            ? new ExportEntry(to, name)
            {
                Backup = node.Text("backup"),
                Written = written,
                Replaced = node.Text("replaced"),
                File = file,
                Separator = node.Text("separator") ?? "",
                MadeFile = node.Field("made_file") is JsonValue made && made.TryGetValue<bool>(out var yes) && yes,
            }
            : null;
}
