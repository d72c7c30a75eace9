using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using SkillOpt.Models;

namespace SkillOpt.Reflection;

/// <summary>The appendix notes after consolidation.</summary>
internal sealed record AppendixReply(IReadOnlyList<string> Notes, string Reasoning)
{
    public static bool TryRead(
        JsonElement reply,
        [NotNullWhen(true)] out AppendixReply? result,
        [NotNullWhen(false)] out string? error
    )
    {
        result = null;
        var notes = reply.Texts("appendix_notes");
        if (notes.Count == 0)
        {
            error = "The reply must be a JSON object whose key \"appendix_notes\" holds a list of at least one text.";
            return false;
        }

        result = new AppendixReply(notes, reply.Text("reasoning").Trim());
        error = null;
        return true;
    }
}
