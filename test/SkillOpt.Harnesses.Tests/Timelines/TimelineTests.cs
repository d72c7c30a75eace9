using System.Text.Json;
using Microsoft.Extensions.AI;
using SkillOpt.Harnesses.Timelines;

namespace SkillOpt.Harnesses.Tests.Timelines;

public sealed class TimelineTests
{
    private static readonly TimelineCleaner Cleaner = new(
        new Redactor(["the-key-of-the-agent"]),
        [("/tmp/skillopt-x1/workspace", ""), ("/workspace", ""), ("/tmp/home", "~")]
    );

    [Theory]
    [InlineData("cat /workspace/task.md", "cat task.md")]
    [InlineData("cd /workspace && ls", "cd . && ls")]
    [InlineData("ls /workspace/", "ls ./")]
    [InlineData("/tmp/skillopt-x1/workspace/a b/c", "a b/c")]
    [InlineData("/workspace2/a and /data/workspace/b", "/workspace2/a and /data/workspace/b")]
    [InlineData("cat /tmp/home/.config/x", "cat ~/.config/x")]
    [InlineData("key=the-key-of-the-agent.", "key=***.")]
    [InlineData("token sk-" + "ant-api03-0123456789abcdefghij end", "token *** end")]
    [InlineData("ghp_" + "abcdefghijklmnopqrstuvwxyz012345", "***")]
    [InlineData("a sketch of sk-learn", "a sketch of sk-learn")]
    public void Texts_are_the_same_in_every_run_and_hold_no_secret(string text, string clean) =>
        Cleaner.Clean(text).ShouldBe(clean);

    [Fact]
    public void Arguments_and_results_are_cleaned_too()
    {
        var arguments = new Dictionary<string, object?>
        {
            ["path"] = "/workspace/task.md",
            ["more"] = JsonSerializer.SerializeToElement(new { at = "/workspace/x", key = "the-key-of-the-agent" }),
        };

        var cleaned = Cleaner.Clean([
            new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("1", "read", arguments)]),
            new ChatMessage(ChatRole.Tool, [new FunctionResultContent("1", "in /workspace/task.md")]),
        ]);

        TimelineEntries
            .Of(cleaned)
            .Select(entry => $"{entry.Role}: {entry.Text}")
            .ShouldBe([
                "tool_call: read {\"path\":\"task.md\",\"more\":{\"at\":\"x\",\"key\":\"***\"}}",
                "observation: in task.md",
            ]);
    }

    [Fact]
    public void A_secret_is_found_however_JSON_would_write_it()
    {
        var cleaner = new TimelineCleaner(new Redactor(["a+b/c<d>é&f\"g"]), []);
        var node = System.Text.Json.Nodes.JsonNode.Parse("""{"a+b/c<d>é&f\"g":["a+b/c<d>é&f\"g",1,null,true]}""");
        var arguments = new Dictionary<string, object?>
        {
            ["node"] = node,
            ["element"] = JsonSerializer.SerializeToElement(node),
            ["a+b/c<d>é&f\"g"] = 1,
        };

        var cleaned = cleaner.Clean([new(ChatRole.Assistant, [new FunctionCallContent("1", "read", arguments)])]);

        TimelineEntries
            .Of(cleaned)
            .ShouldHaveSingleItem()
            .Text.ShouldBe(
                """read {"node":{"***":["***",1,null,true]},"element":{"***":["***",1,null,true]},"***":1}"""
            );
    }

    [Fact]
    public void A_private_key_in_an_argument_takes_nothing_else_with_it()
    {
        var json = JsonSerializer.SerializeToElement(new { key = "-----BEGIN PRIVATE KEY-----\nabc", next = 1 });
        var arguments = new Dictionary<string, object?> { ["more"] = json };

        var cleaned = Cleaner.Clean([new(ChatRole.Assistant, [new FunctionCallContent("1", "write", arguments)])]);

        TimelineEntries.Of(cleaned).ShouldHaveSingleItem().Text.ShouldBe("""write {"more":{"key":"***","next":1}}""");
    }

    [Fact(Timeout = 20_000)]
    public async Task What_looks_like_the_beginning_of_a_key_again_and_again_takes_no_longer_than_other_text()
    {
        var text = string.Concat(Enumerable.Repeat("-eyJaaaaaaaaaa", 100_000));

        var cleaned = await Task.Run(() => Cleaner.Clean(text), TestContext.Current.CancellationToken);

        cleaned.ShouldBe(text);
        Cleaner.Clean("Bearer eyJhbGciOiJIUzI1.eyJzdWIiOiIxMjM0.c2lnbmF0dXJl").ShouldBe("Bearer ***");
    }

    [Fact]
    public void A_long_entry_keeps_its_beginning_and_its_end()
    {
        var text = "begin" + new string('x', 100_000) + "end";

        var entry = TimelineEntries.Of([new ChatMessage(ChatRole.Assistant, text)]).ShouldHaveSingleItem();

        entry.Text.ShouldStartWith("begin");
        entry.Text.ShouldEndWith("end");
        entry.Text.ShouldContain("[96008 characters left out]");
        entry.Text.Length.ShouldBeLessThan(TimelineEntries.LongestEntry + 100);
    }

    [Fact]
    public void A_cut_never_halves_a_character()
    {
        var text = string.Concat(Enumerable.Repeat("😀", 10_001));

        var entry = TimelineEntries.Of([new ChatMessage(ChatRole.Assistant, "x" + text)]).ShouldHaveSingleItem();

        entry.Text.Where((c, i) => char.IsHighSurrogate(c) && !char.IsLowSurrogate(entry.Text[i + 1])).ShouldBeEmpty();
        entry.Text.Where((c, i) => char.IsLowSurrogate(c) && !char.IsHighSurrogate(entry.Text[i - 1])).ShouldBeEmpty();
    }

    [Fact]
    public void A_long_timeline_keeps_its_beginning_and_its_end()
    {
        var timeline = Enumerable
            .Range(0, 200)
            .Select(i => new ChatMessage(ChatRole.Assistant, $"{i} " + new string('x', 1000)));

        var entries = TimelineEntries.Of(timeline);

        entries[0].Text.ShouldStartWith("0 ");
        entries[^1].Text.ShouldStartWith("199 ");
        entries.Count(entry => entry.Text.EndsWith("entries left out]", StringComparison.Ordinal)).ShouldBe(1);
        entries.Sum(entry => entry.Text.Length).ShouldBeLessThan(TimelineEntries.LongestTotal + 100);
    }
}
