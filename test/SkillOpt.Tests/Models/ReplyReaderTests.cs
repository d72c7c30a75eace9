using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using SkillOpt.Models;

namespace SkillOpt.Tests.Models;

public sealed class ReplyReaderTests
{
    private static JsonElement Read(string reply)
    {
        ReplyReader.TryRead(reply, out var value, out var error).ShouldBeTrue(error);
        error.ShouldBeNull();
        return value;
    }

    private static string Error(string reply)
    {
        ReplyReader.TryRead(reply, out _, out var error).ShouldBeFalse();
        return error.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("""{"a": 1}""")]
    [InlineData("""Here it is: {"a": 1} Good luck!""")]
    [InlineData("```json\n{\"a\": 1}\n```")]
    [InlineData("```JSON {\"a\": 1}``` as asked, with {braces} after it")]
    [InlineData("```json\n{\"a\": 1}\n```\n```json\n{\"b\": 2}\n```")]
    [InlineData("```json\n{\"a\": 1}")]
    [InlineData("```\n{\"a\": 1}\n```")]
    [InlineData("<think>maybe {\"a\": 2}?</think>\n{\"a\": 1}")]
    [InlineData("Hm.\n<THINK>{\"a\": 2}</THINK><think>no</think>{\"a\": 1}")]
    [InlineData("maybe {\"a\": 2}?</think>\n{\"a\": 1}")]
    [InlineData("For {x} use this: {\"a\": 1}. Mind {y}.")]
    public void The_object_is_found_wherever_it_stands(string reply) =>
        Read(reply).GetProperty("a").GetInt32().ShouldBe(1);

    [Theory]
    [InlineData("""{"a": 1, "b": [1, 2,],}""", """{"a":1,"b":[1,2]}""")]
    [InlineData("{\n// a note with } and \"\n\"a\": 1 /* and { another */}", """{"a":1}""")]
    [InlineData(
        "{'a': 'it\\'s \"so\"', 'b': None, 'c': [True, False]}",
        "{\"a\":\"it's \\\"so\\\"\",\"b\":null,\"c\":[true,false]}"
    )]
    [InlineData("{\"a\": \"two\nlines\tand a tab\"}", """{"a":"two\u000alines\u0009and a tab"}""")]
    [InlineData("""{"a": [{"b": "c"}""", """{"a":[{"b":"c"}]}""")]
    [InlineData("""{"a": [true""", """{"a":[true]}""")]
    [InlineData("```json\n{\"a\": \"b\"\n```", """{"a":"b"}""")]
    [InlineData("""{"a": -1.5e3, "b": {}, "c": [],}""", """{"a":-1.5e3,"b":{},"c":[]}""")]
    [InlineData("""{"a": "http://x//y", "b": "/* no */",}""", """{"a":"http://x//y","b":"/* no */"}""")]
    public void An_unambiguous_slip_is_repaired(string reply, string expected) =>
        JsonElement.DeepEquals(Read(reply), JsonElement.Parse(expected)).ShouldBeTrue();

    [Theory]
    [InlineData("", "empty")]
    [InlineData("   \n", "empty")]
    [InlineData("I cannot help with that.", "no JSON object")]
    [InlineData("<think>{\"a\": 1}", "inside its <think> block")]
    [InlineData("""{"a": 1} {"b": 2}""", "2 JSON objects")]
    [InlineData("""[{"a": 1}, {"b": 2}]""", "2 JSON objects")]
    [InlineData("{\"a\": 1,\n \"b\": \"cut o", "never closed")]
    [InlineData("""{"a": """, "too early")]
    [InlineData("""{"a": 1,""", "too early")]
    [InlineData("""{"a": 12""", "too early")]
    [InlineData("""{"a": [1, 2}""", "expected a comma or ]")]
    [InlineData("{\"a\": 1\n\"b\": 2}", "line 2, column 1")]
    [InlineData("""{"a": "say "hello" twice"}""", "expected a comma or }")]
    [InlineData("{\"a\": \"\\d+\"}", "backslash")]
    [InlineData("{'a': 'it's'}", "expected a comma or }")]
    [InlineData("""{"a": NaN}""", "expected a value")]
    [InlineData("""{"a": 01}""", "expected a value")]
    [InlineData("""{"a" 1}""", "expected a colon")]
    [InlineData("""{"a": [1,,2]}""", "expected a value")]
    [InlineData("""{"a": 1, b: 2}""", "expected a key")]
    public void A_doubtful_reply_is_an_error_that_says_what_is_wrong(string reply, string part) =>
        Error(reply).ShouldContain(part);

    [Fact]
    public void A_fence_inside_a_string_does_not_end_the_block()
    {
        var json = """{"content": "Use\n```json\n{}\n```\nas the form."}""";

        Read($"Sure:\n```json\n{json}\n```\n").GetProperty("content").GetString()!.ShouldContain("as the form.");
    }

    [Fact]
    public void A_thinking_tag_inside_a_string_is_text()
    {
        Read("""{"a": "close it with </think> {always}"}""").GetProperty("a").GetString()!.ShouldContain("</think>");
    }

    [Fact]
    public void A_fenced_list_is_a_list() => Read("```json\n[1, 2]\n```").ValueKind.ShouldBe(JsonValueKind.Array);

    [Theory]
    [InlineData("""{"a": "x\ud83dy"}""", "x\ufffdy")]
    [InlineData("""{"a": "\udc00\ud83d"}""", "\ufffd\ufffd")]
    [InlineData("""{"a": "\ud83d\ude00"}""", "\ud83d\ude00")]
    [InlineData("""{"a": "\\ud83d"}""", "\\ud83d")]
    public void Half_a_surrogate_pair_does_not_break_the_text(string reply, string expected) =>
        Read(reply).GetProperty("a").GetString().ShouldBe(expected);

    [Fact]
    public void An_object_that_is_nested_too_deeply_is_an_error()
    {
        var reply = string.Concat(Enumerable.Repeat("{\"a\":", 5000)) + "1" + new string('}', 5000);

        Error(reply).ShouldContain("cannot be read");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{\"")]
    [InlineData("{'")]
    [InlineData("<think></think>")]
    [InlineData("```json ")]
    [InlineData("/*{\"a\":")]
    [InlineData("\\")]
    [InlineData("{\"a\":[")]
    public void Ten_megabytes_of_garbage_are_refused(string part)
    {
        var garbage = new StringBuilder().Insert(0, part, 10_000_000 / part.Length).ToString();

        Error(garbage).Length.ShouldBeLessThan(500);
    }

    [Fact]
    public void Nothing_a_model_writes_makes_the_reader_throw()
    {
        var pieces = Gen.Elements(
            "{",
            "}",
            "[",
            "]",
            "\"",
            "'",
            ",",
            ":",
            "\\",
            "\\u",
            "d83d",
            "\ud83d",
            "//",
            "/*",
            "*/",
            "\n",
            "```json",
            "```",
            "<think>",
            "</think>",
            "None",
            "true",
            "1",
            "-",
            "\"a\":",
            "text",
            " "
        );
        Prop.ForAll(
                pieces.ListOf().Select(string.Concat).ToArbitrary(),
                reply => ReplyReader.TryRead(reply, out _, out var error) == (error is null)
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void A_valid_object_comes_back_from_prose_and_from_a_fence()
    {
        var texts = ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "");
        Prop.ForAll(
                texts.Two().ToArbitrary(),
                pair =>
                {
                    var (key, text) = pair;
                    var json = JsonSerializer.Serialize(new Dictionary<string, string> { ["k" + key] = text });
                    var expected = JsonElement.Parse(json);
                    return new[]
                    {
                        json,
                        $"Well: {json} So.",
                        $"```json\n{json}\n```",
                        $"<think>{{}}</think>{json}",
                    }.All(reply => JsonElement.DeepEquals(Read(reply), expected));
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void An_object_with_trailing_commas_comes_back_unchanged_in_meaning()
    {
        Prop.ForAll(
                ArbMap.Default.ArbFor<string>(),
                text =>
                {
                    var json = JsonSerializer.Serialize(text ?? "");
                    return Read($"{{\"a\": [{json}, {json},],}}").GetProperty("a")[1].GetString()
                        == JsonSerializer.Deserialize<string>(json);
                }
            )
            .QuickCheckThrowOnFailure();
    }
}
