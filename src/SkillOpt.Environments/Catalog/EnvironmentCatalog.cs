using System.Text.Json;
using SkillOpt.Environments.Benchmarks;
using SkillOpt.Rollouts;

namespace SkillOpt.Environments.Catalog;

/// <summary>All environments by name.</summary>
internal static class EnvironmentCatalog
{
    public const string OwnTasks = "jsonl";

    private const string SearchQaPrompt =
        "You answer quiz questions from search results. If a skill follows below, apply its rules. Think about what the "
        + "question asks for and which result answers it, then give the short answer between <answer> and </answer>, for "
        + "example <answer>Isaac Newton</answer>.";

    private const string DocVqaPrompt =
        "You answer a question on the image of a document. If a skill follows below, apply its rules. Look for the place "
        + "that answers the question, and give the answer as it is written there between <answer> and </answer>.";

    private const string LiveMathPrompt =
        "You answer multiple-choice questions on theorems. If a skill follows below, apply its rules. Mind quantifiers, "
        + "hypotheses, extreme cases and whether equality is possible. Give the label of the one best choice between "
        + "<answer> and </answer>, for example <answer>C</answer>.";

    public static IReadOnlyList<EnvironmentKind> All { get; } =
    [
        new(
            OwnTasks,
            "your own tasks, one prompt and one answer each",
            ["image_detail"],
            "exact",
            s => Rows(s, null, null)
        ),
        new("searchqa", "questions over search results", ["published_scoring"], "searchqa", SearchQa),
        new("docvqa", "questions on images of documents", ["image_detail"], "docvqa", DocVqa),
        new(
            "livemathematicianbench",
            "multiple choice on theorems",
            ["use_theorem", "use_sketch", "published_scoring"],
            "livemathematicianbench",
            LiveMath
        ),
        new(
            "officeqa",
            "figures from a folder of documents, searched with tools",
            ["docs_dir", "documents", "max_turns", "published_scoring"],
            "officeqa",
            OfficeQa
        ),
        new(
            "spreadsheetbench",
            "workbooks changed by Python scripts",
            ["mode", "max_turns", "code_timeout", "python", "published_scoring"],
            null,
            settings => new SpreadsheetSource(settings)
        )
        {
            SplitsNameItems = true,
        },
        new(
            "alfworld",
            "household games played by text",
            ["max_steps", "published_scoring"],
            null,
            settings => new AlfWorldSource(settings)
        )
        {
            SplitsNameItems = true,
            FitsFolder = false,
        },
    ];

    public static IEnumerable<string> Names => All.Select(kind => kind.Name);

    /// <summary>The environment of that name; null when there is none.</summary>
    public static EnvironmentKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);

    private static RowSource SearchQa(EnvironmentSettings settings) =>
        Rows(settings, SearchQaPrompt, SearchQaRows.Convert);

    private static RowSource DocVqa(EnvironmentSettings settings) => Rows(settings, DocVqaPrompt, DocVqaRows.Convert);

    private static RowSource LiveMath(EnvironmentSettings settings) =>
        Rows(
            settings,
            LiveMathPrompt,
            new LiveMathRows(settings.Seed, settings.UseTheorem ?? false, settings.UseSketch ?? false).Convert
        );

    private static RowSource OfficeQa(EnvironmentSettings settings) =>
        new(
            new OfficeQaEnvironment(
                settings.Scorer!,
                settings.DocsDir ?? "docs",
                settings.Documents == "source_files",
                settings.MaxTurns ?? 24,
                settings.SystemPrompt
            ),
            settings.Scorer,
            settings.DataPath,
            settings.Rows with
            {
                Convert = OfficeQaRows.Convert,
            }
        );

    private static RowSource Rows(
        EnvironmentSettings settings,
        string? prompt,
        Func<JsonElement, JsonElement>? convert
    ) =>
        new(
            new ChatEnvironment(
                settings.Scorer!,
                new ChatEnvironmentOptions
                {
                    SystemPrompt = settings.SystemPrompt ?? prompt,
                    ImageDetail = settings.ImageDetail,
                }
            ),
            settings.Scorer,
            settings.DataPath,
            settings.Rows with
            {
                Convert = convert,
            }
        );
}
