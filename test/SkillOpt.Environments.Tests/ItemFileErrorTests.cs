using System.Text;
using SkillOpt.Errors;

namespace SkillOpt.Environments.Tests;

public sealed class ItemFileErrorTests : IDisposable
{
    private const string Good = """{"id":"a","prompt":"p","answer":"r"}""";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_missing_file_is_named() =>
        Refused(folder.In("no.json")).ShouldBe($"There is no file {folder.In("no.json")}. Check the path.");

    [Fact]
    public void A_folder_without_data_is_an_error() => Refused(folder.Path).ShouldContain("holds no data file");

    [Fact]
    public void A_folder_with_several_data_files_is_an_error_that_lists_them()
    {
        folder.File("b.json", "[]");
        folder.File("a.csv", "id");

        Refused(folder.Path).ShouldContain("holds 2 data files (a.csv, b.json). Name the one to read.");
    }

    [Fact]
    public void A_file_that_may_not_be_read_is_an_error()
    {
        // A lock stands in for missing rights, which the tests of an administrator would not notice.
        var path = folder.File("a.json", $"[{Good}]");
        using var locked = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Refused(path).ShouldContain($"{path} cannot be read");
    }

    [Theory]
    [InlineData("a.json", "")]
    [InlineData("a.jsonl", " \r\n\n")]
    [InlineData("a.csv", "\ufeff")]
    [InlineData("a.txt", "")]
    public void An_empty_file_is_an_error(string name, string content) =>
        Refused(name, content).ShouldContain("is empty");

    [Theory]
    [InlineData("a.json", "[]")]
    [InlineData("a.json", "{}")]
    [InlineData("a.json", "{\"data\":[]}")]
    [InlineData("a.csv", "id,prompt,answer\n")]
    public void A_file_without_items_is_an_error(string name, string content) =>
        Refused(name, content).ShouldContain("there are no items");

    [Fact]
    public void Invalid_UTF8_is_an_error_with_line_and_byte()
    {
        byte[] content = [.. Encoding.UTF8.GetBytes("{\"é\":1,\n\"b\":\""), 0xff, (byte)'"', (byte)'}'];

        Refused(folder.File("a.json", content)).ShouldContain("a.json, line 2: byte 14 (0xff) is not valid UTF-8");
    }

    [Theory]
    [InlineData(new byte[] { 0xc3 })]
    [InlineData(new byte[] { 0xed, 0xa0, 0x80 })]
    [InlineData(new byte[] { 0xc0, 0xaf })]
    public void Cut_off_and_forbidden_UTF8_is_an_error(byte[] end) =>
        Refused(folder.File("a.csv", [(byte)'a', .. end])).ShouldContain("line 1: byte 1");

    [Fact]
    public void UTF16_is_named() =>
        Refused(folder.File("a.json", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("[]")]))
            .ShouldContain("is UTF-16. Save it as UTF-8.");

    [Theory]
    [InlineData("[\n  {\"id\": \"a\",\n   \"prompt\" \"p\"}\n]", 3)]
    [InlineData("[{\"id\":\"a\"}", 1)]
    [InlineData("[\n1,\n]", 3)]
    [InlineData("[]\n]", 2)]
    [InlineData("{\"a\":1}\n{\"a\":", 2)]
    [InlineData("nothing", 1)]
    public void Broken_JSON_is_an_error_with_its_line(string json, int line)
    {
        var message = Refused("a.json", json);

        message.ShouldContain($"a.json, line {line}: broken JSON: ");
        message.ShouldNotContain("LineNumber");
    }

    [Theory]
    [InlineData(Good + "\n\n{\"id\":", 3)]
    [InlineData("{\"id\":\n\"a\"}", 1)]
    [InlineData(Good + Good, 1)]
    public void A_broken_JSON_line_is_an_error_with_its_line(string json, int line) =>
        Refused("a.jsonl", json).ShouldContain($"a.jsonl, line {line}: broken JSON: ");

    [Theory]
    [InlineData("id,prompt,answer\n1,p,r\n2,p\n", 3, "broken CSV")]
    [InlineData("id,prompt,answer\n1,p,r,x\n", 2, "broken CSV")]
    [InlineData("id,prompt,answer\n1,\"a\nb\",r\n2,\"open,r\n", 4, "broken CSV")]
    [InlineData("id,prompt,answer\n1,a \"b\" c,r\n", 2, "broken CSV")]
    [InlineData("id,prompt,prompt\n1,p,r\n", 1, "two columns are named 'prompt'")]
    public void Broken_CSV_is_an_error_with_its_line(string csv, int line, string what) =>
        Refused("a.csv", csv).ShouldContain($"a.csv, line {line}: {what}");

    [Theory]
    [InlineData("42")]
    [InlineData("\"text\"")]
    public void A_single_value_is_no_item_file(string json) =>
        Refused("a.json", json).ShouldContain("expected an array or an object");

    [Fact]
    public void An_unknown_kind_of_file_is_an_error() =>
        Refused("a.txt", "id;prompt").ShouldContain("is neither JSON nor named like a data file");

    [Theory]
    [InlineData("a.json", "[\n" + Good + ",\n\"text\"]", "line 3: item 2 is text; expected an object")]
    [InlineData("a.json", "[null]", "line 1: item 1 is null")]
    [InlineData("a.json", "[[1]]", "line 1: item 1 is an array")]
    [InlineData("a.jsonl", Good + "\n[" + Good + "]", "line 2: item 2 is an array")]
    [InlineData("a.json", "{\n\"prompt\":\"p\",\"answer\":\"r\"}", "line 2: the value of 'prompt' is text")]
    public void An_item_that_is_no_object_is_an_error(string name, string json, string what) =>
        Refused(name, json).ShouldContain(what);

    [Theory]
    [InlineData(
        """{"id":"a","answer":"r"}""",
        "item 'a' has no prompt: none of the fields prompt, question, input, instruction is there. Its fields are: id, answer."
    )]
    [InlineData("""{"id":"a","prompt":null,"answer":"r"}""", "item 'a' has no prompt")]
    [InlineData("""{"id":"a","prompt":"p"}""", "item 'a' has no reference")]
    [InlineData("""{"prompt":"p"}""", "item 'item-0001' has no reference")]
    [InlineData(
        "{}",
        "item 'item-0001' has no prompt: none of the fields prompt, question, input, instruction is there. Its fields are: none."
    )]
    [InlineData("""{"id":"a","prompt":" ","answer":"r"}""", "the prompt of item 'a' (field 'prompt') is empty")]
    [InlineData(
        """{"id":"a","question":7,"answer":"r"}""",
        "the prompt of item 'a' (field 'question') is a number; expected text"
    )]
    [InlineData("""{"id":"a","prompt":["p"],"answer":"r"}""", "the prompt of item 'a' (field 'prompt') is an array")]
    [InlineData("""{"id":"a","prompt":"p","answer":{}}""", "the reference of item 'a' (field 'answer') is an object")]
    [InlineData(
        """{"id":"a","prompt":"p","answer":["x",null]}""",
        "the reference of item 'a' (field 'answer') is an array of something else"
    )]
    [InlineData("""{"id":"a","prompt":"p","answer":[]}""", "the reference of item 'a' (field 'answer') is empty")]
    [InlineData("""{"id":"a","prompt":"p","answer":" "}""", "the reference of item 'a' (field 'answer') is empty")]
    [InlineData("""{"id":["a"],"prompt":"p","answer":"r"}""", "the id of item 1 (field 'id') is an array")]
    [InlineData(
        """{"id":true,"prompt":"p","answer":"r"}""",
        "the id of item 1 (field 'id') is true or false; expected text or a number"
    )]
    [InlineData("""{"id":"","prompt":"p","answer":"r"}""", "the id of item 1 is empty")]
    [InlineData("""{"id":"a\nb","prompt":"p","answer":"r"}""", "the id of item 1 holds a control character")]
    [InlineData("""{"id":"a","prompt":"p","prompt":"q","answer":"r"}""", "item 1 has the field 'prompt' twice")]
    [InlineData("""{"id":"a","prompt":"p \ud83d","answer":"r"}""", "item 1: a text holds half of a surrogate pair")]
    [InlineData(
        """{"id":"a","prompt":"p","answer":"r","x":{"y":["\ude00"]}}""",
        "item 1: a text holds half of a surrogate pair"
    )]
    [InlineData("""{"id":"a","prompt":"p","answer":"r","\ud83d":1}""", "item 1: a text holds half of a surrogate pair")]
    public void A_bad_item_is_an_error_with_file_line_and_item(string item, string what)
    {
        Refused("a.json", $"[\n{item}]").ShouldContain($"a.json, line 2: {what}");
        Refused("b.jsonl", $"\n{item}").ShouldContain($"b.jsonl, line 2: {what}");
    }

    [Fact]
    public void A_broken_key_of_a_map_is_an_error() =>
        Refused("a.json", "{\n\"\\ud83d\":" + Good + "}")
            .ShouldContain("line 2: a text holds half of a surrogate pair");

    [Theory]
    [InlineData("id,prompt,answer\n1,p,r\n,q,r\n", "line 3: the id of item 2 is empty")]
    [InlineData("id,prompt,answer\n1,,r\n", "line 2: the prompt of item '1' (field 'prompt') is empty")]
    [InlineData("id,prompt,answer\n1,p,\n", "line 2: the reference of item '1' (field 'answer') is empty")]
    [InlineData("id,prompt,answer\n1,p,\"[]\"\n", "line 2: the reference of item '1' (field 'answer') is empty")]
    [InlineData("id,text,answer\n\"1\",\"a\nb\",r\n", "line 2: item '1' has no prompt")]
    public void A_bad_row_is_an_error_with_its_line(string csv, string what) =>
        Refused("a.csv", csv).ShouldContain(what);

    [Fact]
    public void A_long_id_is_an_error()
    {
        string File(int length) => $$"""[{"id":"{{new string('x', length)}}","prompt":"p","answer":"r"}]""";

        Refused("a.json", File(201)).ShouldContain("has 201 characters; at most 200 are allowed");
        ItemFile.Read(folder.File("b.json", File(200)))[0].Id.Length.ShouldBe(200);
    }

    [Theory]
    [InlineData("a.json", "[" + Good + ",\n\n" + Good + "]", "line 3: the id 'a' is also on line 1")]
    [InlineData("a.jsonl", Good + "\n\n" + Good, "line 3: the id 'a' is also on line 1")]
    [InlineData("a.csv", "id,prompt,answer\n1,\"a\nb\",r\n1,c,r\n", "line 4: the id '1' is also on line 2")]
    [InlineData(
        "a.json",
        "{\"a\":{\"prompt\":\"p\",\"answer\":\"r\"},\n\"a\":{\"prompt\":\"q\",\"answer\":\"r\"}}",
        "line 2: the id 'a' is also on line 1"
    )]
    [InlineData(
        "a.json",
        "[{\"prompt\":\"p\",\"answer\":\"r\"},\n{\"id\":\"item-0001\",\"prompt\":\"q\",\"answer\":\"r\"}]",
        "line 2: the id 'item-0001' is also on line 1"
    )]
    public void Duplicate_ids_are_an_error_with_both_lines(string name, string content, string what) =>
        Refused(name, content).ShouldContain(what);

    [Theory]
    [InlineData("name", null, null, null, "item 1 has no field 'name', which should hold its id")]
    [InlineData(
        null,
        "ask",
        null,
        null,
        "item 'a' has no field 'ask', which should hold its prompt. Its fields are: id, prompt, answer."
    )]
    [InlineData(null, null, "gold", null, "item 'a' has no field 'gold', which should hold its reference")]
    [InlineData(null, null, null, "kind", "item 'a' has no field 'kind', which should hold its task type")]
    public void A_field_that_was_named_must_be_there(
        string? id,
        string? prompt,
        string? references,
        string? type,
        string what
    )
    {
        var options = new ItemFileOptions
        {
            IdField = id,
            PromptField = prompt,
            ReferencesField = references,
            TaskTypeField = type,
        };

        Refused(folder.File("a.json", $"[{Good}]"), options).ShouldContain(what);
    }

    [Fact]
    public void A_task_type_that_was_named_must_be_text() =>
        Refused(
                folder.File("a.json", """[{"id":"a","prompt":"p","answer":"r","kind":["x"]}]"""),
                new ItemFileOptions { TaskTypeField = "kind" }
            )
            .ShouldContain("the task type of item 'a' (field 'kind') is an array");

    [Fact]
    public void A_negative_limit_is_refused() =>
        Should
            .Throw<SkillOptException>(() =>
                ItemFile.Read(folder.File("a.json", $"[{Good}]"), new ItemFileOptions { Limit = -1 })
            )
            .Kind.ShouldBe(ErrorKind.Usage);

    private string Refused(string name, string content) => Refused(folder.File(name, content));

    private static string Refused(string path, ItemFileOptions? options = null)
    {
        var error = Should.Throw<SkillOptException>(() => ItemFile.Read(path, options));
        error.Kind.ShouldBe(ErrorKind.Data);
        return error.Message;
    }
}
