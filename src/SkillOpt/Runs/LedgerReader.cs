using System.Text.Json;
using SkillOpt.Models;
using SkillOpt.Rollouts;
using static SkillOpt.Runs.LedgerFields;

namespace SkillOpt.Runs;

/// <summary>Reads lines of a ledger. What is not one throws what <see cref="IsBadLine"/> recognises.</summary>
internal static class LedgerReader
{
    public static bool IsBadLine(Exception e) => e is JsonException or InvalidOperationException or FormatException;

    /// <summary>Reads no further than it must: in a line of our own, up to the texts.</summary>
    public static LedgerHeader ReadHeader(ReadOnlySpan<byte> line)
    {
        var reader = Start(line);
        LedgerKey? key = null;
        bool? isRollout = null;
        string? role = null;
        string? stage = null;
        Usage? usage = null;
        Usage judge = default;
        SkillUse? skillUse = null;
        long? milliseconds = null;
        while (NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("key"u8))
            {
                key = ReadKey(ref reader);
            }
            else if (reader.ValueTextEquals("kind"u8))
            {
                isRollout = ReadKind(ref reader);
            }
            else if (reader.ValueTextEquals("usage"u8))
            {
                usage = ReadUsage(ref reader);
            }
            else if (reader.ValueTextEquals("judge_usage"u8))
            {
                judge = ReadUsage(ref reader);
            }
            else if (reader.ValueTextEquals("skill_use"u8))
            {
                skillUse = SkillUseWords.Read(ReadText(ref reader));
            }
            else if (reader.ValueTextEquals("ms"u8))
            {
                milliseconds = ReadLong(ref reader);
            }
            else if (reader.ValueTextEquals("role"u8))
            {
                role = ReadText(ref reader);
            }
            else if (reader.ValueTextEquals("stage"u8))
            {
                stage = ReadText(ref reader);
            }
            else
            {
                reader.Skip();
            }

            if (key is not null && usage is not null && milliseconds is not null)
            {
                if (isRollout == true)
                {
                    role = LedgerHeader.RolloutRole;
                    stage = LedgerHeader.RolloutStage;
                }

                if (isRollout is not null && role is not null && stage is not null)
                {
                    return new LedgerHeader(key.Value, isRollout.Value, role, stage, usage.Value, milliseconds.Value)
                    {
                        JudgeUsage = judge,
                        SkillUse = skillUse,
                    };
                }
            }
        }

        throw new FormatException("\"key\", \"kind\", \"usage\" or \"ms\" is missing");
    }

    public static CallEntry ReadCall(ReadOnlySpan<byte> line)
    {
        var reader = Start(line);
        LedgerKey key = default;
        string? role = null;
        string? stage = null;
        string? site = null;
        string? reply = null;
        Usage usage = default;
        long milliseconds = 0;
        while (NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("key"u8))
            {
                key = ReadKey(ref reader);
            }
            else if (reader.ValueTextEquals("role"u8))
            {
                role = ReadText(ref reader);
            }
            else if (reader.ValueTextEquals("stage"u8))
            {
                stage = ReadText(ref reader);
            }
            else if (reader.ValueTextEquals("site"u8))
            {
                site = ReadText(ref reader);
            }
            else if (reader.ValueTextEquals("usage"u8))
            {
                usage = ReadUsage(ref reader);
            }
            else if (reader.ValueTextEquals("ms"u8))
            {
                milliseconds = ReadLong(ref reader);
            }
            else if (reader.ValueTextEquals("reply"u8))
            {
                reply = ReadText(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return new CallEntry(
            key,
            role ?? throw Missing("role"),
            stage ?? throw Missing("stage"),
            site ?? throw Missing("site"),
            reply ?? throw Missing("reply"),
            usage,
            milliseconds
        );
    }
}
