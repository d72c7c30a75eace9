using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace SkillOpt.Scripted.Agents;

/// <summary>A tool of the agent program by which a file can be read, and how it wants to be asked.</summary>
internal sealed record FileTool(string Name, string Argument, FileToolKind Kind, string? WorkingDirectory)
{
    private static readonly string[] PathArguments = ["file_path", "filePath", "path", "file", "filename"];
    private static readonly string[] CommandArguments = ["command", "cmd"];
    private static readonly string[] CommandNames = ["exec", "shell", "bash", "command", "run"];

    /// <summary>A tool that reads files if there is one, else one that runs commands; null without either.</summary>
    /// <param name="tools">What the request declares.</param>
    /// <param name="workingDirectory">For tools that want absolute paths.</param>
    public static FileTool? Find(IEnumerable<AITool> tools, string? workingDirectory)
    {
        var declared = tools.OfType<AIFunctionDeclaration>().ToList();
        return declared.Select(tool => Reading(tool, workingDirectory)).FirstOrDefault(tool => tool is not null)
            ?? declared.Select(Running).FirstOrDefault(tool => tool is not null);
    }

    public FunctionCallContent Call(string id, string path)
    {
        object value = Kind switch
        {
            FileToolKind.Path => path,
            FileToolKind.AbsolutePath => Absolute(path),
            FileToolKind.Words => new JsonArray("cat", path),
            // Bash and PowerShell agree on cat and on single quotes.
            _ => $"cat '{path}'",
        };
        return new FunctionCallContent(id, Name, new Dictionary<string, object?> { [Argument] = value });
    }

    private static FileTool? Reading(AIFunctionDeclaration tool, string? workingDirectory)
    {
        if (
            !tool.Name.Contains("read", StringComparison.OrdinalIgnoreCase)
            || Taken(tool, PathArguments) is not { } argument
        )
        {
            return null;
        }

        var (name, schema) = argument;
        var isAbsolute =
            name == "file_path" || Text(schema, "description").Contains("absolute", StringComparison.Ordinal);
        return new FileTool(
            tool.Name,
            name,
            isAbsolute ? FileToolKind.AbsolutePath : FileToolKind.Path,
            workingDirectory
        );
    }

    private static FileTool? Running(AIFunctionDeclaration tool)
    {
        if (
            !CommandNames.Any(word => tool.Name.Contains(word, StringComparison.OrdinalIgnoreCase))
            || Taken(tool, CommandArguments) is not { } argument
        )
        {
            return null;
        }

        var kind = Text(argument.Schema, "type") == "array" ? FileToolKind.Words : FileToolKind.Command;
        return new FileTool(tool.Name, argument.Name, kind, null);
    }

    /// <summary>The one of the names that the tool takes, if it can be called with that alone.</summary>
    private static (string Name, JsonElement Schema)? Taken(AIFunctionDeclaration tool, string[] names)
    {
        if (Member(tool.JsonSchema, "properties") is not { ValueKind: JsonValueKind.Object } properties)
        {
            return null;
        }

        var required = Member(tool.JsonSchema, "required") is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Select(name => name.ToString()).ToList()
            : [];
        foreach (var name in names)
        {
            if (Member(properties, name) is { } schema && required.TrueForAll(needed => needed == name))
            {
                return (name, schema);
            }
        }

        return null;
    }

    private static JsonElement? Member(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) ? member : null;

    private static string Text(JsonElement schema, string name) =>
        Member(schema, name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";

    private string Absolute(string path)
    {
        if (
            WorkingDirectory is not { } directory
            || path[0] is '/' or '\\'
            || path.Contains(':', StringComparison.Ordinal)
        )
        {
            return path;
        }

        var isWindows = directory.Contains('\\', StringComparison.Ordinal);
        return $"{directory.TrimEnd('/', '\\')}{(isWindows ? '\\' : '/')}{(isWindows ? path.Replace('/', '\\') : path)}";
    }
}
