using SkillOpt.Errors;

namespace SkillOpt.Tasks;

internal static class SplitIntegrity
{
    private const int MostShown = 10;

    public static void Check(TaskSplits splits)
    {
        RefuseEmpty(splits);
        var places = Places("train", splits.Train)
            .Concat(Places("selection", splits.Selection))
            .Concat(Places("test", splits.Test))
            .ToList();
        RefuseBlankIds(places);
        RefuseDuplicateIds(places);
        RefuseLeaks(places);
    }

    private static IEnumerable<Place> Places(string split, IReadOnlyList<ISplitItem> items) =>
        items.Select((entry, index) => new Place(split, index + 1, entry.Item));

    private static void RefuseEmpty(TaskSplits splits)
    {
        var (name, use) = (splits.Train.Count, splits.Selection.Count) switch
        {
            (0, _) => ("training", "there is nothing to learn from"),
            (_, 0) => ("selection", "the gate has nothing to judge a candidate by"),
            _ => ("", ""),
        };
        if (name.Length > 0)
        {
            throw SkillOptException.BadData(
                $"The {name} split is empty: {use} (train {splits.Train.Count}, selection {splits.Selection.Count}, "
                    + $"test {splits.Test.Count}). Add items, or give the {name} split a larger share of the ratio."
            );
        }
    }

    private static void RefuseBlankIds(List<Place> places)
    {
        if (places.Find(place => string.IsNullOrWhiteSpace(place.Item.Id)) is { } blank)
        {
            throw SkillOptException.BadData($"The id of {blank.Position} is empty. Give every item an id of its own.");
        }
    }

    private static void RefuseDuplicateIds(List<Place> places)
    {
        var repeats = Repeats(places, place => place.Item.Id, static (_, _) => true);
        if (repeats.Count > 0)
        {
            throw SkillOptException.BadData(
                $"Ids must be unique in the whole data set; {Listed(repeats, pair => $"'{pair.First.Item.Id}' is {pair.First.Position} and {pair.Second.Position}")}. "
                    + "Rename or remove one of each."
            );
        }
    }

    private static void RefuseLeaks(List<Place> places)
    {
        var leaks = Repeats(places, place => place.Item.ContentHash, (a, b) => a.Split != b.Split);
        if (leaks.Count > 0)
        {
            throw SkillOptException.BadData(
                $"The same task is in two splits, so scores would be too good: {Listed(leaks, pair => $"{pair.First.Name} = {pair.Second.Name}")}. "
                    + "Remove one of each, or keep both in one split."
            );
        }
    }

    private static List<(Place First, Place Second)> Repeats(
        List<Place> places,
        Func<Place, string> key,
        Func<Place, Place, bool> counts
    )
    {
        var seen = new Dictionary<string, Place>(StringComparer.Ordinal);
        var repeats = new List<(Place, Place)>();
        foreach (var place in places)
        {
            if (!seen.TryAdd(key(place), place) && counts(seen[key(place)], place))
            {
                repeats.Add((seen[key(place)], place));
            }
        }

        return repeats;
    }

    private static string Listed<T>(List<T> all, Func<T, string> text) =>
        string.Join("; ", all.Take(MostShown).Select(text))
        + (all.Count > MostShown ? $"; and {all.Count - MostShown} more" : "");

    private sealed record Place(string Split, int Number, TaskItem Item)
    {
        public string Position => $"item {Number} of {Split}";

        public string Name => $"{Split} '{Item.Id}'";
    }
}
