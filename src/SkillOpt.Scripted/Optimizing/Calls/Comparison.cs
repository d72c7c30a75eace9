using SkillOpt.Scripted.Optimizing.Prompts;

namespace SkillOpt.Scripted.Optimizing.Calls;

/// <summary>The items that two skills were compared on, as far as the prompt shows them.</summary>
internal sealed record Comparison(IReadOnlyList<Trajectory> Regressed, IReadOnlyList<Trajectory> Persistent)
{
    public static Comparison Read(Prompt prompt)
    {
        var groups = Section.Split(prompt.Body("Comparison"), "### ");
        return new Comparison(Items(groups, "Regressed"), Items(groups, "Persistent failures"));
    }

    private static List<Trajectory> Items(IReadOnlyList<Section> groups, string title) =>
        [
            .. groups
                .Where(group => group.Title.StartsWith(title, StringComparison.Ordinal))
                .SelectMany(group => Section.Split(group.Body, "#### "))
                .Select(item => Trajectory.Read(Trajectory.ItemIdOf(item.Title), Current(item.Body))),
        ];

    /// <summary>The part of an item that is about the current skill.</summary>
    private static string Current(string body)
    {
        var at = body.IndexOf("\nCurrent:", StringComparison.Ordinal);
        return at < 0 ? body : body[at..];
    }
}
