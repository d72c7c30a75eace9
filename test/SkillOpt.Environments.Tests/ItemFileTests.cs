using System.Globalization;
using System.Text;
using SkillOpt.Tasks;

namespace SkillOpt.Environments.Tests;

public sealed class ItemFileTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_JSON_array_is_read_in_order()
    {
        var items = Read(
            "a.json",
            """[{"id":"b","prompt":"p1","references":["r1","r2"]},{"id":"a","prompt":"p2","references":["r3"]}]"""
        );

        Brief(items).ShouldBe("b:p1:r1|r2; a:p2:r3");
        items[0].Fields.GetProperty("id").GetString().ShouldBe("b");
    }

    [Theory]
    [InlineData("""{"version":"1.1","data":[{"id":"a","prompt":"p","answer":"r"}],"items":[]}""")]
    [InlineData("""{"items":[{"id":"a","prompt":"p","answer":"r"}]}""")]
    [InlineData("""{"a":{"prompt":"p","answer":"r"}}""")]
    [InlineData("""{"key of the map":{"id":"a","prompt":"p","answer":"r"}}""")]
    [InlineData("""{"data":{"id":"a","prompt":"p","answer":"r"}}""")]
    public void A_JSON_object_holds_an_array_or_is_a_map(string json) => Brief(Read("a.json", json)).ShouldBe("a:p:r");

    [Fact]
    public void A_map_keeps_the_order_of_the_file() =>
        Brief(Read("a.json", """{"z":{"prompt":"p","answer":"1"},"a":{"prompt":"q","answer":"2"}}"""))
            .ShouldBe("z:p:1; a:q:2");

    [Theory]
    [InlineData("a.jsonl")]
    [InlineData("a.ndjson")]
    [InlineData("a.JSONL")]
    [InlineData("a.json")]
    [InlineData("a.txt")]
    public void JSON_lines_are_read_by_their_ending_or_by_their_look(string name) =>
        Brief(
                Read(
                    name,
                    "{\"id\":\"a\",\"prompt\":\"p\",\"answer\":\"1\"}\r\n\r\n  \n{\"id\":\"b\",\"prompt\":\"q\",\"answer\":\"2\"}"
                )
            )
            .ShouldBe("a:p:1; b:q:2");

    [Fact]
    public void CSV_is_read_with_quotes_line_ends_and_commas_in_cells()
    {
        var items = Read(
            "a.csv",
            "id,question,answer,type,note\r\n"
                + "1,\"Which, of \"\"these\"\"?\r\nSecond line\",x,sum,\r\n"
                + "2,plain,\" y \",,\"n\"\r\n"
        );

        Brief(items).ShouldBe("1:Which, of \"these\"?\r\nSecond line:x; 2:plain: y ");
        items.Select(item => item.TaskType).ShouldBe(["sum", ""]);
        items[1].Fields.GetProperty("note").GetString().ShouldBe("n");
    }

    [Theory]
    [InlineData("\"[\"\"x\"\", \"\"y\"\", 3]\"", "x|y|3")]
    [InlineData("[x", "[x")]
    [InlineData("[1]", "1")]
    [InlineData("12", "12")]
    public void A_CSV_cell_with_references_may_be_a_JSON_array(string cell, string references) =>
        Brief(Read("a.csv", $"id,prompt,answers\na,[1],{cell}\n")).ShouldBe($"a:[1]:{references}");

    [Fact]
    public void A_CSV_column_without_a_name_is_left_out()
    {
        var item = Read("a.csv", ",prompt,answer\n0,p,r\n").ShouldHaveSingleItem();

        item.Id.ShouldBe("item-0001");
        item.Fields.EnumerateObject().Select(field => field.Name).ShouldBe(["prompt", "answer"]);
    }

    [Theory]
    [InlineData("a.json", "[{\"id\":\"a\",\"prompt\":\"p\",\"answer\":\"é\"}]")]
    [InlineData("a.jsonl", "{\"id\":\"a\",\"prompt\":\"p\",\"answer\":\"é\"}\r\n")]
    [InlineData("a.csv", "id,prompt,answer\r\na,p,é\r\n")]
    public void A_byte_order_mark_and_Windows_line_ends_are_accepted(string name, string content)
    {
        var path = folder.File(name, [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(content)]);

        Brief(ItemFile.Read(path)).ShouldBe("a:p:é");
    }

    [Theory]
    [InlineData("id")]
    [InlineData("uid")]
    [InlineData("questionId")]
    [InlineData("key")]
    [InlineData("ID")]
    public void The_id_has_several_names(string name) =>
        Brief(Read("a.json", $$"""[{"{{name}}":"a","prompt":"p","answer":"r"}]""")).ShouldBe("a:p:r");

    [Theory]
    [InlineData("prompt")]
    [InlineData("question")]
    [InlineData("input")]
    [InlineData("instruction")]
    [InlineData("Question")]
    public void The_prompt_has_several_names(string name) =>
        Brief(Read("a.json", $$"""[{"id":"a","{{name}}":"p","answer":"r"}]""")).ShouldBe("a:p:r");

    [Theory]
    [InlineData("references")]
    [InlineData("reference")]
    [InlineData("answers")]
    [InlineData("answer")]
    [InlineData("ground_truth")]
    [InlineData("expected")]
    public void The_references_have_several_names(string name) =>
        Brief(Read("a.json", $$"""[{"id":"a","prompt":"p","{{name}}":"r"}]""")).ShouldBe("a:p:r");

    [Theory]
    [InlineData("task_type")]
    [InlineData("type")]
    [InlineData("category")]
    [InlineData("topic")]
    public void The_task_type_has_several_names(string name) =>
        Read("a.json", $$"""[{"prompt":"p","answer":"r","{{name}}":"t"}]""")[0].TaskType.ShouldBe("t");

    [Fact]
    public void An_earlier_name_wins_and_a_null_is_as_good_as_nothing()
    {
        Brief(Read("a.json", """[{"answer":"no","references":"r","question":"no","prompt":"p","uid":"no","id":"a"}]"""))
            .ShouldBe("a:p:r");
        Brief(Read("b.json", """[{"answer":"r","references":null,"question":"p","prompt":null,"uid":"a","id":null}]"""))
            .ShouldBe("a:p:r");
    }

    [Fact]
    public void A_category_that_is_no_text_is_not_the_task_type() =>
        Read("a.json", """[{"prompt":"p","answer":"r","type":["x"],"topic":"t"}]""")[0].TaskType.ShouldBe("t");

    [Theory]
    [InlineData("\"x\"", "x")]
    [InlineData("12.50", "12.50")]
    [InlineData("true", "true")]
    [InlineData("false", "false")]
    [InlineData("[\"x\",1,true]", "x|1|true")]
    [InlineData("[\"\",\"x\"]", "|x")]
    public void References_may_be_text_numbers_booleans_or_arrays(string json, string references) =>
        Brief(Read("a.json", $$"""[{"id":"a","prompt":"p","answer":{{json}}}]""")).ShouldBe($"a:p:{references}");

    [Fact]
    public void A_number_is_accepted_as_an_id() =>
        Brief(Read("a.json", """[{"id":7,"prompt":"p","answer":"r"}]""")).ShouldBe("7:p:r");

    [Fact]
    public void Without_ids_the_position_is_the_id() =>
        Brief(
                Read(
                    "a.json",
                    """[{"prompt":"p","answer":"r"},{"id":"x","prompt":"q","answer":"r"},{"prompt":"s","answer":"r"}]"""
                )
            )
            .ShouldBe("item-0001:p:r; x:q:r; item-0003:s:r");

    [Fact]
    public void Other_field_names_can_be_given()
    {
        var options = new ItemFileOptions
        {
            IdField = "name",
            PromptField = "ask",
            ReferencesField = "gold",
            TaskTypeField = "kind",
        };
        var path = folder.File(
            "a.csv",
            "id,prompt,answer,name,ask,gold,kind\n1,no,no,a,p,\"[\"\"r\"\",\"\"s\"\"]\",k\n"
        );

        var items = ItemFile.Read(path, options);

        Brief(items).ShouldBe("a:p:r|s");
        items[0].TaskType.ShouldBe("k");
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(2, 2)]
    [InlineData(9, 3)]
    public void A_limit_reads_the_front(int limit, int count)
    {
        var path = folder.File("a.csv", "id,prompt,answer\n1,p,r\n2,q,r\n3,s,r\n");

        ItemFile
            .Read(path, new ItemFileOptions { Limit = limit })
            .Select(item => item.Id)
            .ShouldBe(new[] { "1", "2", "3" }[..count]);
    }

    [Fact]
    public void A_folder_stands_for_its_only_data_file()
    {
        folder.File("a.jsonl", "{\"id\":\"a\",\"prompt\":\"p\",\"answer\":\"r\"}");
        folder.File("README.md", "# data");

        Brief(ItemFile.Read(folder.Path)).ShouldBe("a:p:r");
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("a:b")]
    [InlineData("CON")]
    [InlineData("  spaced  ")]
    [InlineData("ü日本")]
    public void An_id_may_be_unfit_as_a_file_name(string id) =>
        Read("a.json", $$"""[{"id":"{{id}}","prompt":"p","answer":"r"}]""")[0].Id.ShouldBe(id);

    [Fact]
    public void The_same_items_have_the_same_content_in_every_format()
    {
        string[] hashes =
        [
            Read("a.json", """[{"id":"a","question":"p","answers":["x","y"],"context":"c","type":"t"}]""")[
                0
            ].ContentHash,
            Read("b.jsonl", """{"context":"c","task_type":"t","prompt":"p","references":["y","x"]}""")[0].ContentHash,
            Read("c.csv", "uid,answer,instruction,context,topic,extra\n9,\"[\"\"x\"\",\"\"y\"\"]\",p,c,t,\n")[
                0
            ].ContentHash,
            Read("d.json", """{"k":{"question":"p","answers":["x","y"],"context":"c","type":"t","extra":null}}""")[
                0
            ].ContentHash,
        ];

        hashes.Distinct().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("json")]
    [InlineData("jsonl")]
    [InlineData("csv")]
    public void Ten_thousand_items_are_read(string format)
    {
        var numbers = Enumerable.Range(0, 10_000).Select(i => i.ToString(CultureInfo.InvariantCulture)).ToList();
        var content = format switch
        {
            "json" => $"[{string.Join(",\n", numbers.Select(Json))}]",
            "jsonl" => string.Join('\n', numbers.Select(Json)),
            _ => "id,prompt,answer\n" + string.Join('\n', numbers.Select(i => $"{i},prompt {i},{i}")),
        };

        var items = Read($"a.{format}", content);

        items.Count.ShouldBe(10_000);
        items[^1].Prompt.ShouldBe("prompt 9999");
        items.Select(item => item.ContentHash).Distinct().Count().ShouldBe(10_000);

        static string Json(string i) => $$"""{"id":"{{i}}","prompt":"prompt {{i}}","answer":{{i}}}""";
    }

    private static string Brief(IReadOnlyList<TaskItem> items) =>
        string.Join("; ", items.Select(item => $"{item.Id}:{item.Prompt}:{string.Join('|', item.References)}"));

    private IReadOnlyList<TaskItem> Read(string name, string content) => ItemFile.Read(folder.File(name, content));
}
