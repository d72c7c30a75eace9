using SkillOpt.Errors;
using SkillOpt.Tasks;

namespace SkillOpt.Environments;

/// <summary>Reads items from a file: a JSON array, a JSON object, JSON lines or CSV.</summary>
public static class ItemFile
{
    /// <summary>
    /// Reads the items in file order. A JSON object holds them in <c>data</c> or <c>items</c>, or is a map from id to
    /// item. A folder stands for the one data file in it.
    /// </summary>
    /// <exception cref="SkillOptException">Kind Data: no such file, or something is wrong in it; the message says where.</exception>
    public static IReadOnlyList<TaskItem> Read(string path, ItemFileOptions? options = null) =>
        Read(path, options ?? new ItemFileOptions(), "item");

    internal static IReadOnlyList<TaskItem> Read(string path, ItemFileOptions options, string idPrefix)
    {
        if (options.Limit < 0)
        {
            throw SkillOptException.BadUsage($"The limit {options.Limit} is negative; 0 reads all items.");
        }

        var source = SourceFile.Open(path);
        var rows = Rows(source, options);
        if (rows.Count == 0)
        {
            throw source.Broken(null, "there are no items. Add at least one.");
        }

        var builder = new ItemBuilder(source, options, idPrefix);
        var used = options.Limit == 0 ? rows : rows.Take(options.Limit);
        return [.. used.Select(builder.Build)];
    }

    private static IReadOnlyList<ItemRow> Rows(SourceFile source, ItemFileOptions options) =>
        source.Format switch
        {
            ItemFormat.Csv => CsvRows.Read(source, options),
            ItemFormat.JsonLines => JsonLinesRows.Read(source),
            _ => JsonRows.Read(source),
        };
}
