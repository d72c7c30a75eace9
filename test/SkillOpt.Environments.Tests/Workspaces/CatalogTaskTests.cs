using SkillOpt.Environments.AlfWorld;
using SkillOpt.Environments.Catalog;
using SkillOpt.Environments.Tests.Spreadsheets;
using SkillOpt.Scoring;
using SkillOpt.Workspaces;

namespace SkillOpt.Environments.Tests.Workspaces;

public sealed class CatalogTaskTests : IDisposable
{
    private const string Secret = "SECRET-REFERENCE";
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a, 0];

    private readonly TempFolder folder = new();

    public CatalogTaskTests()
    {
        folder.File("images/page.png", Png);
        folder.File("docs/report.txt", "Total 200");
        folder.File("docs/other.txt", "Total 300");
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(
        "jsonl",
        """{"id":"1","prompt":"Which one?","references":["SECRET-REFERENCE"],"rubric":"SECRET-REFERENCE","note":"SECRET-REFERENCE"}"""
    )]
    [InlineData(
        "searchqa",
        """{"key":"1","question":"Which one?","context":"[DOC] x","answers":["SECRET-REFERENCE"]}"""
    )]
    [InlineData(
        "docvqa",
        """{"questionId":"1","question":"Which one?","answers":["SECRET-REFERENCE"],"image_path":"images/page.png"}"""
    )]
    [InlineData(
        "livemathematicianbench",
        """{"id":"1","theorem":"SECRET-REFERENCE","sketch":"SECRET-REFERENCE","mcq":{"question":"Which one?","choices":[{"label":"A","text":"x"},{"label":"B","text":"y"}],"correct_choice":{"label":"A","text":"x"}}}"""
    )]
    [InlineData(
        "officeqa",
        """{"uid":"1","question":"Which one?","ground_truth":"SECRET-REFERENCE","source_files":["report.txt"]}"""
    )]
    public async Task A_task_is_asked_and_nothing_of_its_references_is_in_the_folder(string name, string row)
    {
        var path = folder.File("items.jsonl", row);
        var source = EnvironmentCatalog
            .Find(name)!
            .Open(
                new EnvironmentSettings
                {
                    DataPath = path,
                    Scorer = Scorer.ByName("exact"),
                    DocsDir = folder.In("docs"),
                    Rows = new ItemFileOptions { FilesRoot = folder.Path },
                }
            );
        var item = source.Items().Single();
        var environment = source.Environment.ShouldBeAssignableTo<IWorkspaceEnvironment>()!;

        var posed = await Posed.Of(environment, item);

        posed.Task.Text.ShouldContain("Which one?");
        posed.Task.Text.ShouldContain("<answer>");
        posed.Task.Text.ShouldNotContain("skill follows");
        posed.Holds(Secret).ShouldBeFalse();
        posed.Task.WritesFiles.ShouldBeFalse();
    }

    [Fact]
    public async Task A_workbook_is_given_and_not_what_it_should_become()
    {
        using var data = new TestTask(answer: 987654);
        var item = data.Item(cases: 2);
        var source = EnvironmentCatalog
            .Find("spreadsheetbench")!
            .Open(new EnvironmentSettings { DataPath = data.Folder });

        var posed = await Posed.Of((IWorkspaceEnvironment)source.Environment, item);

        posed.Files.Select(file => file.Path).ShouldBe(["task.md", "input.xlsx"]);
        posed.Task.Files.Single().Source.ShouldEndWith("1_7_init.xlsx");
        posed.Holds("987654").ShouldBeFalse();
        posed.Holds("golden").ShouldBeFalse();
        posed.Holds(data.Folder).ShouldBeFalse();
        posed.Task.WritesFiles.ShouldBeTrue();
        posed.Task.Text.ShouldContain("Set it right.");
        posed.Task.Text.ShouldContain("A1=-1");
        posed.Task.Text.ShouldContain("solution.py");
    }

    [Fact]
    public void Games_are_played_by_text_and_not_in_a_folder() =>
        typeof(IWorkspaceEnvironment).IsAssignableFrom(typeof(AlfWorldEnvironment)).ShouldBeFalse();

    [Fact]
    public async Task Only_the_documents_that_may_be_read_are_there()
    {
        var path = folder.File(
            "items.jsonl",
            """{"uid":"1","question":"Which one?","ground_truth":"x","source_files":["report.txt"]}"""
        );
        var settings = new EnvironmentSettings
        {
            DataPath = path,
            Scorer = Scorer.ByName("exact"),
            DocsDir = folder.In("docs"),
        };
        var all = EnvironmentCatalog.Find("officeqa")!.Open(settings);
        var some = EnvironmentCatalog.Find("officeqa")!.Open(settings with { Documents = "source_files" });

        var whole = await Posed.Of((IWorkspaceEnvironment)all.Environment, all.Items().Single());
        var part = await Posed.Of((IWorkspaceEnvironment)some.Environment, some.Items().Single());

        whole.Task.Folders.ShouldBe([new WorkspaceFolder("docs", folder.In("docs"))]);
        part.Files.Select(file => file.Path).ShouldBe(["task.md", "docs/report.txt"]);
    }
}
