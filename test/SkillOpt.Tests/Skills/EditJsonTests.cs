using System.Text.Json;
using SkillOpt.Errors;
using SkillOpt.Skills;

namespace SkillOpt.Tests.Skills;

public class EditJsonTests
{
    [Theory]
    [InlineData("""[{"op": "append", "content": "x"}]""")]
    [InlineData("""{"edits": [{"op": "append", "content": "x"}]}""")]
    [InlineData("""{"reasoning": "r", "patch": {"reasoning": "r", "edits": [{"op": "append", "content": "x"}]}}""")]
    [InlineData("\uFEFF[{\"op\": \"append\", \"content\": \"x\"}]")]
    public void An_array_and_both_objects_are_read(string json) =>
        EditJson.Read(json, "edits.json").ShouldHaveSingleItem().ShouldBeEquivalentTo(new Edit("append", "", "x"));

    [Fact]
    public void All_fields_are_read()
    {
        const string json = """
            [{"op": "replace", "target": "a", "content": "b", "support_count": 4, "source_type": "failure",
              "reason": "why", "supporting_items": ["q1", 7, null]}]
            """;

        var edit = EditJson.Read(json, "edits.json").ShouldHaveSingleItem();

        edit.ShouldBe(
            new Edit("replace", "a", "b")
            {
                SupportCount = 4,
                SourceType = "failure",
                Reason = "why",
                SupportingItems = edit.SupportingItems,
            }
        );
        edit.SupportingItems.ShouldBe(["q1", "7"]);
    }

    [Theory]
    [InlineData("3", 3)]
    [InlineData("3.0", 3)]
    [InlineData("\"3\"", 3)]
    [InlineData("\" 3.0 \"", 3)]
    [InlineData("0", 1)]
    [InlineData("-2", 1)]
    [InlineData("2.5", 1)]
    [InlineData("1e99", 1)]
    [InlineData("\"many\"", 1)]
    [InlineData("null", 1)]
    [InlineData("[3]", 1)]
    public void A_support_count_that_is_no_whole_number_from_one_up_is_one(string value, int expected) =>
        EditJson
            .Read($$"""[{"op": "append", "support_count": {{value}}}]""", "edits.json")[0]
            .SupportCount.ShouldBe(expected);

    [Fact]
    public void Null_and_missing_fields_are_empty()
    {
        var edits = EditJson.Read(
            """[{"op": "append", "target": null, "content": null, "source_type": null, "reason": null}, {"op": "append"}]""",
            "edits.json"
        );

        edits.ShouldAllBe(edit =>
            edit.Target == "" && edit.Content == "" && edit.SourceType == "" && edit.Reason == ""
        );
    }

    [Fact]
    public void A_null_operation_is_an_unknown_one()
    {
        var edit = EditJson.Read("""[{"op": null, "content": "x"}]""", "edits.json").ShouldHaveSingleItem();

        PatchApplier.Apply(new Skill("a\n"), [edit]).Report[0].Status.ShouldBe("skipped_unknown_op");
    }

    [Theory]
    [InlineData("[\n  {\"op\": \"append\"},\n  {\"op\" \"append\"}\n]", "edits.json, line 3")]
    [InlineData("", "edits.json, line 1")]
    [InlineData("{}", "edits.json: no edits found")]
    [InlineData("null", "edits.json: no edits found")]
    [InlineData("{\"edits\": null}", "edits.json: no edits found")]
    [InlineData("{\"edits\": {\"op\": \"append\"}}", "edits.json: no edits found")]
    [InlineData("{\"patch\": [1]}", "edits.json: no edits found")]
    [InlineData("[{\"op\": \"append\"}, 7]", "edits.json: edit 1 is not an object")]
    [InlineData("[{\"op\": \"append\"}, null]", "edits.json: edit 1 is not an object")]
    [InlineData("[{\"content\": \"x\"}]", "edits.json: edit 0 has no \"op\"")]
    [InlineData("[{\"op\": 5}]", "edits.json: edit 0 has no \"op\"")]
    [InlineData("[{\"op\": \"append\", \"content\": 5}]", "edits.json: edit 0: \"content\" is not text")]
    [InlineData("[{\"op\": \"append\", \"target\": []}]", "edits.json: edit 0: \"target\" is not text")]
    public void A_broken_file_is_bad_data_that_says_where(string json, string message)
    {
        var error = Should.Throw<SkillOptException>(() => EditJson.Read(json, "edits.json"));

        error.Kind.ShouldBe(ErrorKind.Data);
        error.Message.ShouldStartWith(message);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_bad_data_or_empty_but_no_crash()
    {
        EditJson.Read("""[{"op": "append", "content": "\ud83d"}]""", "edits.json")[0].Content.ShouldBe("");
        Should
            .Throw<SkillOptException>(() => EditJson.Read("[{\"op\": \"\ud83d\"}]", "edits.json"))
            .Kind.ShouldBe(ErrorKind.Data);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("\"append\"")]
    [InlineData("[]")]
    public void In_a_reply_what_is_no_object_is_no_edit(string json) => ReadOne(json).ShouldBeNull();

    [Fact]
    public void In_a_reply_whatever_is_missing_or_of_another_type_is_empty()
    {
        ReadOne("{}").ShouldBeEquivalentTo(new Edit(""));
        ReadOne("""{"op": null, "target": {}, "content": ["x"], "supporting_items": "q1"}""")
            .ShouldBeEquivalentTo(new Edit(""));
        ReadOne("""{"op": "append", "content": 42, "target": true}""")
            .ShouldBeEquivalentTo(new Edit("append", "true", "42"));
        ReadOne("""{"\ud83d": 1, "op": "append"}""")!.Op.ShouldBe("append");
    }

    [Fact]
    public void Edits_are_written_for_people_and_can_be_read_again()
    {
        Edit[] edits =
        [
            new("replace", "a < b", "größer\n\"c\"")
            {
                Reason = "it's wrong",
                SupportingItems = ["q1"],
                SupportCount = 2,
            },
            new("delete", "x") { SourceType = "success" },
        ];

        var json = EditJson.Write(edits);

        json.ShouldBe(
            """
            [
              {
                "op": "replace",
                "target": "a < b",
                "content": "größer\n\"c\"",
                "support_count": 2,
                "source_type": "",
                "reason": "it's wrong",
                "supporting_items": [
                  "q1"
                ]
              },
              {
                "op": "delete",
                "target": "x",
                "content": "",
                "support_count": 1,
                "source_type": "success"
              }
            ]

            """
        );
        EditJson.Write(EditJson.Read(json, "edits.json")).ShouldBe(json);
    }

    [Fact]
    public void The_report_has_the_published_names_and_an_error_only_where_there_is_one()
    {
        var result = new Skill("a a\n").Apply([new Edit("replace", "a", "b"), null!]);

        EditJson
            .WriteReport(result.Report)
            .ShouldBe(
                """
                [
                  {
                    "index": 0,
                    "op": "replace",
                    "target": "a",
                    "content_preview": "b",
                    "status": "applied_replace",
                    "matches": 2
                  },
                  {
                    "index": 1,
                    "op": "",
                    "target": "",
                    "content_preview": "",
                    "status": "error",
                    "matches": 0,
                    "error": "There is no edit at this place."
                  }
                ]

                """
            );
    }

    [Fact]
    public void Nulls_that_slipped_into_an_edit_are_written_as_empty() =>
        EditJson
            .Read(EditJson.Write([new Edit(null!, null!, null!) { SourceType = null!, Reason = null! }]), "edits.json")[
                0
            ]
            .ShouldBeEquivalentTo(new Edit(""));

    private static Edit? ReadOne(string json)
    {
        using var document = JsonDocument.Parse(json);
        return EditJson.ReadOne(document.RootElement);
    }
}
