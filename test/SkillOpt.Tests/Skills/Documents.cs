using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using SkillOpt.Skills;

namespace SkillOpt.Tests.Skills;

/// <summary>Random skills and edits that are dense in markers, pieces of markers and white space.</summary>
internal static class Documents
{
    private static readonly string[] Markers =
    [
        ProtectedRegions.SlowUpdateStart,
        ProtectedRegions.SlowUpdateEnd,
        ProtectedRegions.AppendixStart,
        ProtectedRegions.AppendixEnd,
    ];

    private static readonly string[] Fragments =
    [
        "a",
        "b",
        "- count rows",
        "two  words",
        "é😀",
        " ",
        "\t",
        "\n",
        "\n",
        "\r\n",
        "\n\n\n",
        "## Execution Notes Appendix",
        "- note.",
        "<!-- SLOW_UPDATE_",
        "<!-- APPENDIX_",
        "START -->",
        "END -->",
        ">",
        .. Markers,
    ];

    public static Gen<string> Text { get; } = Gen.Elements(Fragments).ListOf().Select(string.Concat);

    /// <summary>Documents with at most one whole region of each kind, as the engine writes them, and text all around.</summary>
    public static Gen<string> WellFormed { get; } =
        from body in Plain(["a", "- count rows", " ", "\n", "\n\n\n", "\t"])
        from slow in Plain(["x", "two  words", "\n", "\r\n", " "])
        from appendix in Plain(["- note.", "\n", "- other", "  more"])
        from tail in Plain(["z", "\n", " "])
        from kinds in Gen.Choose(0, 3)
        select body
            + (kinds % 2 == 1 ? ProtectedRegions.SlowUpdateStart + slow + ProtectedRegions.SlowUpdateEnd + "\n" : "")
            + (kinds >= 2 ? ProtectedRegions.AppendixStart + appendix + ProtectedRegions.AppendixEnd : "")
            + tail;

    public static Gen<string> Any { get; } = Gen.OneOf(Text, WellFormed);

    public static Gen<(string Text, Edit[] Edits)> Patches { get; } =
        from text in Any
        from edits in EditOf(text).ListOf()
        select (text, edits.ToArray());

    private static Gen<Edit> EditOf(string text) =>
        from op in Gen.Elements("append", "insert_after", "replace", "delete", "replace", "delete", "prepend", null!)
        from target in Gen.OneOf(Slice(text), Slice(text).Select(Respaced), Text, Gen.Constant<string>(null!))
        from content in Gen.OneOf(Text, Text, Gen.Constant<string>(null!))
        select new Edit(op, target, content);

    private static Gen<string> Slice(string text) =>
        from start in Gen.Choose(0, text.Length)
        from length in Gen.Choose(0, Math.Min(60, text.Length - start))
        select text.Substring(start, length);

    private static Gen<string> Plain(string[] fragments) => Gen.Elements(fragments).ListOf().Select(string.Concat);

    private static string Respaced(string text) => Regex.Replace(text, @"\s+", " \n");

    /// <summary>The protected text, found in another way than the product does it.</summary>
    public static IReadOnlyList<string> ProtectedText(string text)
    {
        var isProtected = new bool[text.Length];
        foreach (var kind in (string[])["SLOW_UPDATE", "APPENDIX"])
        {
            var (start, end) = ($"<!-- {kind}_START -->", $"<!-- {kind}_END -->");
            foreach (Match region in Regex.Matches(text, $@"{start}.*?({end}|\z)|{end}", RegexOptions.Singleline))
            {
                Array.Fill(isProtected, true, region.Index, region.Length);
            }
        }

        var runs = new List<string>();
        for (var i = 0; i < text.Length; i++)
        {
            if (isProtected[i] && (i == 0 || !isProtected[i - 1]))
            {
                runs.Add("");
            }

            if (isProtected[i])
            {
                runs[^1] += text[i];
            }
        }

        return runs;
    }

    public static bool HasMarker(string text) => Markers.Any(marker => text.Contains(marker, StringComparison.Ordinal));
}
