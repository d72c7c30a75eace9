using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using SkillOpt.Models;

namespace SkillOpt.Reflection;

/// <summary>How many proposals the optimizer wants to apply.</summary>
/// <param name="LearningRate">0 to the number available.</param>
/// <param name="Raw">The value as it was written.</param>
/// <param name="Clamped">Whether the value was out of range.</param>
/// <param name="Reasoning">Why; may be empty.</param>
/// <param name="Confidence">In the optimizer's words; may be empty.</param>
/// <param name="RiskNotes">What could go wrong; may be empty.</param>
internal sealed partial record LearningRateReply(
    int LearningRate,
    string Raw,
    bool Clamped,
    string Reasoning,
    string Confidence,
    IReadOnlyList<string> RiskNotes
)
{
    public static bool TryRead(
        JsonElement reply,
        int available,
        [NotNullWhen(true)] out LearningRateReply? result,
        [NotNullWhen(false)] out string? error
    )
    {
        result = null;
        if (!reply.TryField("learning_rate", out var value) || Wanted(value) is not { } wanted)
        {
            error = "The reply must be a JSON object whose key \"learning_rate\" holds an integer.";
            return false;
        }

        var rate = Math.Clamp(wanted, 0, available);
        result = new LearningRateReply(
            rate,
            value.AsText() ?? "",
            rate != wanted,
            reply.Text("reasoning").Trim(),
            reply.Text("confidence").Trim(),
            reply.Texts("risk_notes")
        );
        error = null;
        return true;
    }

    private static int? Wanted(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return value.AsInteger();
        }

        var match = FirstInteger().Match(value.GetString()!);
        return !match.Success ? null
            : int.TryParse(match.ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? number
            : match.ValueSpan[0] == '-' ? int.MinValue
            : int.MaxValue;
    }

    [GeneratedRegex("-?[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex FirstInteger();
}
