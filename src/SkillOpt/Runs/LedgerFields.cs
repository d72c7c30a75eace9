using System.Text.Json;
using SkillOpt.Models;

namespace SkillOpt.Runs;

/// <summary>The fields that lines of a ledger are made of. Each read moves from a property name past its value.</summary>
internal static class LedgerFields
{
    public static Utf8JsonReader Start(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        return reader.Read() && reader.TokenType == JsonTokenType.StartObject
            ? reader
            : throw new FormatException("not a JSON object");
    }

    /// <summary>Moves to the next property name; at the end of the object makes sure that nothing follows it.</summary>
    public static bool NextProperty(ref Utf8JsonReader reader)
    {
        if (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            return true;
        }

        reader.Read();
        return false;
    }

    public static string ReadText(ref Utf8JsonReader reader)
    {
        reader.Read();
        return JsonText.Read(ref reader);
    }

    public static long ReadLong(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetInt64();
    }

    public static int ReadInt(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetInt32();
    }

    public static double ReadDouble(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetDouble();
    }

    public static LedgerKey ReadKey(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.String && LedgerKey.TryParse(reader.ValueSpan, out var key)
            ? key
            : throw new FormatException("\"key\" is not 32 hexadecimal digits");
    }

    public static bool ReadKind(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.ValueTextEquals("rollout"u8)
            || (reader.ValueTextEquals("call"u8) ? false : throw new FormatException("\"kind\" is not known here"));
    }

    public static Usage ReadUsage(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new FormatException("\"usage\" is not an object");
        }

        long calls = 0;
        long input = 0;
        long cached = 0;
        long written = 0;
        long output = 0;
        long failed = 0;
        long estimated = 0;
        decimal? reported = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("calls"u8))
            {
                calls = ReadLong(ref reader);
            }
            else if (reader.ValueTextEquals("input_tokens"u8))
            {
                input = ReadLong(ref reader);
            }
            else if (reader.ValueTextEquals("cached_input_tokens"u8))
            {
                cached = ReadLong(ref reader);
            }
            else if (reader.ValueTextEquals("cache_write_tokens"u8))
            {
                written = ReadLong(ref reader);
            }
            else if (reader.ValueTextEquals("output_tokens"u8))
            {
                output = ReadLong(ref reader);
            }
            else if (reader.ValueTextEquals("failed_calls"u8))
            {
                failed = ReadLong(ref reader);
            }
            else if (reader.ValueTextEquals("estimated_calls"u8))
            {
                estimated = ReadLong(ref reader);
            }
            else if (reader.ValueTextEquals("reported_usd"u8))
            {
                reader.Read();
                reported = reader.GetDecimal();
            }
            else
            {
                reader.Skip();
            }
        }

        return new Usage(calls, input, output)
        {
            CachedInputTokens = cached,
            CacheWriteTokens = written,
            FailedCalls = failed,
            EstimatedCalls = estimated,
            ReportedUsd = reported,
        };
    }

    public static FormatException Missing(string name) => new($"\"{name}\" is missing");
}
