using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SkillOpt.Skills;
using SkillOpt.Training;

namespace SkillOpt.Reflection;

/// <summary>Proposals as the JSON the optimizer reads: one line each, fields in a fixed order.</summary>
internal static class ProposalJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Edit edit) =>
        Text(writer =>
        {
            writer.WriteStartObject();
            WriteFields(writer, edit);
            writer.WriteEndObject();
        });

    /// <summary>Without an id: where this is used, the position in the list is the reference.</summary>
    public static string Write(Proposal proposal) => Text(writer => WriteProposal(writer, proposal, withId: false));

    public static string Write(Patch patch, SkillUpdateMode mode) =>
        Text(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("reasoning", patch.Reasoning);
            writer.WriteStartArray(Payload.Key(mode));
            foreach (var proposal in patch.Proposals)
            {
                WriteProposal(writer, proposal, withId: true);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });

    private static void WriteProposal(Utf8JsonWriter writer, Proposal proposal, bool withId)
    {
        writer.WriteStartObject();
        if (withId)
        {
            writer.WriteString("id", proposal.Id);
        }

        if (proposal.Edit is { } edit)
        {
            WriteFields(writer, edit);
        }
        else if (proposal.Suggestion is { } suggestion)
        {
            WriteFields(writer, suggestion);
        }
        else if (proposal.Candidate is { } candidate)
        {
            WriteFields(writer, candidate);
        }

        writer.WriteNumber("support_count", proposal.SupportCount);
        writer.WriteString("source_type", proposal.SourceType);
        writer.WriteEndObject();
    }

    private static void WriteFields(Utf8JsonWriter writer, Edit edit)
    {
        writer.WriteString("op", edit.Op);
        writer.WriteString("target", edit.Target);
        writer.WriteString("content", edit.Content);
    }

    private static void WriteFields(Utf8JsonWriter writer, Suggestion suggestion)
    {
        writer.WriteString("type", suggestion.Type);
        writer.WriteString("title", suggestion.Title);
        writer.WriteString("motivation", suggestion.Motivation);
        writer.WriteString("instruction", suggestion.Instruction);
        writer.WriteString("priority_hint", suggestion.PriorityHint);
    }

    private static void WriteFields(Utf8JsonWriter writer, SkillCandidate candidate)
    {
        writer.WriteString("title", candidate.Title);
        writer.WriteStartArray("change_summary");
        foreach (var change in candidate.ChangeSummary)
        {
            writer.WriteStringValue(change);
        }

        writer.WriteEndArray();
        writer.WriteString("new_skill", candidate.NewSkill);
    }

    private static string Text(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
