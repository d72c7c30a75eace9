namespace SkillOpt.Scripted.Optimizing;

/// <summary>Spoils JSON the way models do: a trailing comma, or a reply that was cut off.</summary>
internal static class Malformed
{
    public static string Make(string json, ulong draw)
    {
        if (SeededHash.Unit(SeededHash.Combine(draw, 2)) < 0.5)
        {
            return json.Insert(json.LastIndexOf('}'), ",");
        }

        return json[..(json.Length * 3 / 5)];
    }
}
