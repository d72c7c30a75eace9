using System.Text.Json;
using SkillOpt.Models;
using SkillOpt.Rollouts;
using static SkillOpt.Runs.LedgerFields;

namespace SkillOpt.Runs;

internal static class RolloutReader
{
    public static RolloutEntry Read(ReadOnlySpan<byte> line, bool withTrajectory)
    {
        var reader = Start(line);
        LedgerKey key = default;
        string? skill = null;
        string? item = null;
        var replicate = 0;
        Usage usage = default;
        Usage judge = default;
        SkillUse? skillUse = null;
        long milliseconds = 0;
        string? status = null;
        double? hard = null;
        double? soft = null;
        string? remark = null;
        string? answer = null;
        IReadOnlyList<TrajectoryEntry>? trajectory = null;
        while (NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("key"u8))
            {
                key = ReadKey(ref reader);
            }
            else if (reader.ValueTextEquals("skill"u8))
            {
                skill = ReadText(ref reader);
            }
            else if (reader.ValueTextEquals("item"u8))
            {
                item = ReadText(ref reader);
            }
            else if (reader.ValueTextEquals("replicate"u8))
            {
                replicate = ReadInt(ref reader);
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
            else if (reader.ValueTextEquals("status"u8))
            {
                status = ReadText(ref reader);
            }
            else if (reader.ValueTextEquals("hard"u8))
            {
                hard = ReadDouble(ref reader);
            }
            else if (reader.ValueTextEquals("soft"u8))
            {
                soft = ReadDouble(ref reader);
            }
            else if (reader.ValueTextEquals("feedback"u8) || reader.ValueTextEquals("reason"u8))
            {
                remark = ReadText(ref reader);
            }
            else if (reader.ValueTextEquals("answer"u8))
            {
                answer = ReadText(ref reader);
            }
            else if (!reader.ValueTextEquals("trajectory"u8))
            {
                reader.Skip();
            }
            else if (withTrajectory)
            {
                trajectory = ReadTrajectory(ref reader);
            }
            else if (answer is not null)
            {
                // The writer puts the trajectory last, so everything has been seen.
                break;
            }
            else
            {
                reader.Skip();
            }
        }

        return new RolloutEntry(
            key,
            skill ?? throw Missing("skill"),
            item ?? throw Missing("item"),
            replicate,
            new RolloutResult(
                ToOutcome(status, hard, soft, remark),
                answer ?? throw Missing("answer"),
                trajectory ?? []
            )
            {
                SkillUse = skillUse,
            },
            usage,
            milliseconds
        )
        {
            JudgeUsage = judge,
        };
    }

    private static List<TrajectoryEntry> ReadTrajectory(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new FormatException("\"trajectory\" is not an array");
        }

        var entries = new List<TrajectoryEntry>();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            string? role = null;
            string? text = null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("role"u8))
                {
                    role = ReadText(ref reader);
                }
                else if (reader.ValueTextEquals("text"u8))
                {
                    text = ReadText(ref reader);
                }
                else
                {
                    reader.Skip();
                }
            }

            entries.Add(new TrajectoryEntry(role ?? throw Missing("role"), text ?? throw Missing("text")));
        }

        return reader.TokenType == JsonTokenType.EndArray
            ? entries
            : throw new FormatException("\"trajectory\" holds something that is not an object");
    }

    private static Outcome ToOutcome(string? status, double? hard, double? soft, string? remark) =>
        status switch
        {
            "scored" => new Outcome.Scored(
                hard ?? throw Missing("hard"),
                soft ?? throw Missing("soft"),
                remark ?? throw Missing("feedback")
            ),
            "unscored" => new Outcome.Unscored(remark ?? throw Missing("reason")),
            _ => throw new FormatException("\"status\" is neither scored nor unscored"),
        };
}
