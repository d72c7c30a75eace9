using SkillOpt.Tasks;

namespace SkillOpt.Tests.Tasks;

public class ItemHashTests
{
    private static readonly TaskItem Item = new("a", "What is it?", ["x", "y"]);

    [Fact]
    public void A_hash_has_32_hexadecimal_digits_and_stays_the_same_over_versions() =>
        Item.ContentHash.ShouldBe("b8d86f7e25545ebd095a9d7e4076d742");

    [Fact]
    public void The_id_does_not_count() => (Item with { Id = "b" }).ContentHash.ShouldBe(Item.ContentHash);

    [Fact]
    public void References_count_as_a_set() =>
        (Item with { References = ["y", "x", "y"] }).ContentHash.ShouldBe(Item.ContentHash);

    [Theory]
    [InlineData("  What is it?\n")]
    [InlineData("What is it?\r\n")]
    public void White_space_around_the_prompt_does_not_count(string prompt) =>
        (Item with { Prompt = prompt }).ContentHash.ShouldBe(Item.ContentHash);

    [Fact]
    public void The_kind_of_line_end_does_not_count() =>
        (Item with { Prompt = "a\r\nb" }).ContentHash.ShouldBe((Item with { Prompt = "a\nb" }).ContentHash);

    [Fact]
    public void Prompt_references_and_task_type_count()
    {
        string[] hashes =
        [
            Item.ContentHash,
            (Item with { Prompt = "What is  it?" }).ContentHash,
            (Item with { References = ["x"] }).ContentHash,
            (Item with { References = ["x", "Y"] }).ContentHash,
            (Item with { References = ["xy"] }).ContentHash,
            (Item with { TaskType = "t" }).ContentHash,
        ];

        hashes.ShouldBeUnique();
    }

    [Fact]
    public void A_changed_copy_gets_a_hash_of_its_own_although_the_original_knows_its_hash()
    {
        var original = new TaskItem("a", "p", ["r"]);
        _ = original.ContentHash;

        var copy = original with { Prompt = "q" };

        copy.ContentHash.ShouldBe(new TaskItem("a", "q", ["r"]).ContentHash);
        (
            copy with
            {
                Fields = Some.Json("""{"context":"c"}"""),
                TaskType = "t",
            } with
            {
                Prompt = "p",
            }
        ).ShouldSatisfyAllConditions(
            item => item.TaskType.ShouldBe("t"),
            item => item.Fields.GetProperty("context").GetString().ShouldBe("c"),
            item => item.References.ShouldBe(["r"])
        );
    }

    [Fact]
    public void Items_are_equal_whether_or_not_their_hash_is_known()
    {
        var one = new TaskItem("a", "p", ["r"]);
        _ = one.ContentHash;

        new TaskItem("a", "p", ["r"]).ShouldBe(one);
        new TaskItem("a", "p", ["r"]).GetHashCode().ShouldBe(one.GetHashCode());
        new TaskItem("b", "p", ["r"]).ShouldNotBe(one);
        new TaskItem("a", "q", ["r"]).ShouldNotBe(one);
    }

    [Theory]
    [InlineData("""{"a":1,"b":{"c":[1,2],"d":"x"}}""", """{"b":{"d":"x","c":[1,2]},"a":1}""")]
    [InlineData("""{"a":1}""", """{"a":1,"id":"a"}""")]
    [InlineData("""{"a":1}""", """{"a":1,"uid":"a","prompt":"What is it?","answers":["y","x"]}""")]
    [InlineData("""{"a":1}""", """{"a":1,"b":null,"c":""}""")]
    [InlineData("""{"a":"x\r\ny "}""", """{"a":"x\ny"}""")]
    [InlineData("""{"a":"\u00e9"}""", """{ "a" : "é" }""")]
    public void The_way_a_row_is_written_does_not_count(string one, string other) => Hash(one).ShouldBe(Hash(other));

    [Theory]
    [InlineData("""{"a":1}""", """{"a":2}""")]
    [InlineData("""{"a":1}""", """{"a":1.0}""")]
    [InlineData("""{"a":1}""", """{"a":"1"}""")]
    [InlineData("""{"a":true}""", """{"a":false}""")]
    [InlineData("""{"a":[1,2]}""", """{"a":[2,1]}""")]
    [InlineData("""{"a":["b","c"]}""", """{"a":["bc"]}""")]
    [InlineData("""{"a":[["b"],"c"]}""", """{"a":[["b","c"]]}""")]
    [InlineData("""{"a":1}""", """{"b":1}""")]
    [InlineData("""{"a":{"b":1},"c":2}""", """{"a":{"b":1,"c":2}}""")]
    [InlineData("""{"a":1}""", """{"a":1,"id":"another"}""")]
    [InlineData("""{"a":1}""", """{"a":1,"question":"another"}""")]
    public void Other_fields_count(string one, string other) => Hash(one).ShouldNotBe(Hash(other));

    [Fact]
    public void Fields_that_the_item_was_read_from_do_not_count_whatever_they_are_called()
    {
        var plain = Item with { Fields = Some.Json("""{"context":"c"}""") };
        var mapped = Item with
        {
            Id = "7",
            Fields = Some.Json("""{"context":"c","name":7,"ask":"What is it?","gold":["x","y"]}"""),
            MappedFields = ["name", "ask", "gold"],
        };

        mapped.ContentHash.ShouldBe(plain.ContentHash);
    }

    [Fact]
    public void A_row_with_nothing_but_the_item_is_the_item() =>
        Hash("""{"id":"a","question":"What is it?","answer":["x","y"]}""").ShouldBe(Item.ContentHash);

    private static string Hash(string fields) => (Item with { Fields = Some.Json(fields) }).ContentHash;
}
