using SkillOpt.Tasks;

namespace SkillOpt.Cli.Doctor;

/// <summary>The same id twice, or the same task under two names.</summary>
internal static class DuplicateCheck
{
    public static IEnumerable<Finding> Run(Patient patient) => Ids(patient).Concat(Contents(patient));

    private static IEnumerable<Finding> Ids(Patient patient) =>
        patient
            .Items.GroupBy(entry => entry.Item.Id, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => new Finding(
                FindingLevel.Error,
                "duplicate_id",
                $"The id '{group.Key}' belongs to {group.Count()} items ({Splits(group)}). Give each item its own id."
            )
            {
                Items = [group.Key],
            });

    private static IEnumerable<Finding> Contents(Patient patient) =>
        patient
            .Items.GroupBy(entry => entry.Item.ContentHash, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group =>
            {
                var leak = group.Select(entry => entry.Split).Distinct(StringComparer.Ordinal).Count() > 1;
                return new Finding(
                    leak ? FindingLevel.Error : FindingLevel.Warning,
                    leak ? "leak" : "duplicate",
                    leak
                        ? $"The same task is in several splits ({Splits(group)}). Keep it in one: a gate or a test on known tasks proves nothing."
                        : $"The same task is {group.Count()} times in the {group.First().Split} split. Keep one."
                )
                {
                    Items = [.. group.Select(entry => entry.Item.Id)],
                };
            });

    private static string Splits(IEnumerable<(string Split, TaskItem Item)> group) =>
        string.Join(", ", group.Select(entry => entry.Split).Distinct(StringComparer.Ordinal));
}
