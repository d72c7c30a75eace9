using System.Text.Json;
using System.Text.Json.Nodes;

namespace SkillOpt.EndToEnd.Tests.Support;

/// <summary>A configuration with a few items of the quick start, as a start for what people get wrong.</summary>
internal static class SmallProject
{
    public const string Config = """
        model:
          target: scripted/target
          optimizer: scripted/optimizer
        train:
          num_epochs: 1
          batch_size: 5
        env:
          data_path: items.json
          skill_init: skill.md
        """;

    /// <summary>Writes <c>skillopt.yaml</c>, <c>items.json</c> and <c>skill.md</c>.</summary>
    public static void WriteTo(Sandbox sandbox, string? items = null)
    {
        sandbox.Write("skillopt.yaml", Config);
        sandbox.Write("items.json", items ?? Items(20));
        sandbox.Write("skill.md", "# Tables\n");
    }

    /// <summary>Writes a project in which a task is in the training split and, under another id, in the test split.</summary>
    /// <returns>The id in the training split.</returns>
    public static string WriteLeakTo(Sandbox sandbox, string idOfCopy)
    {
        WriteTo(sandbox);
        sandbox.Write(
            "skillopt.yaml",
            Config.Replace("data_path: items.json", "split_dir: splits", StringComparison.Ordinal)
        );
        var items = Take(12);
        var copy = items[2].DeepClone();
        copy["id"] = idOfCopy;
        sandbox.Write("splits/train/items.json", Json(items[..6]));
        sandbox.Write("splits/val/items.json", Json(items[6..9]));
        sandbox.Write("splits/test/items.json", Json([.. items[9..], copy]));
        return items[2]["id"]!.GetValue<string>();
    }

    public static string Items(int count, Func<int, string>? id = null) => Json(Take(count, id));

    public static List<JsonNode> Take(int count, Func<int, string>? id = null)
    {
        var items = JsonNode.Parse(File.ReadAllText(Repository.QuickstartItems))!.AsArray().Take(count).ToList();
        for (var i = 0; id is not null && i < items.Count; i++)
            items[i]!["id"] = id(i);
        return [.. items.Select(item => item!.DeepClone())];
    }

    public static string Json(IEnumerable<JsonNode> items) => JsonSerializer.Serialize(items);
}
