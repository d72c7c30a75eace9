using FsCheck;
using FsCheck.Fluent;
using SkillOpt.Runs;

namespace SkillOpt.Tests.Runs;

public class LedgerKeyTests
{
    [Fact]
    public void A_key_depends_only_on_its_parts()
    {
        LedgerKey.Of("a", "b").ShouldBe(LedgerKey.Of("a", "b"));
        LedgerKey.Of("a", "b").ToString().ShouldBe("06cac337b40da038841dad4d88cfdb9b");
    }

    [Theory]
    [InlineData(new[] { "ab", "c" }, new[] { "a", "bc" })]
    [InlineData(new[] { "a", "" }, new[] { "a" })]
    [InlineData(new string[0], new[] { "" })]
    [InlineData(new[] { "a", "b" }, new[] { "b", "a" })]
    public void Different_lists_of_parts_have_different_keys(string[] left, string[] right)
    {
        LedgerKey.Of(left).ShouldNotBe(LedgerKey.Of(right));
        new LedgerKeyPrefix(left).Key("x").ShouldNotBe(new LedgerKeyPrefix(right).Key("x"));
        new LedgerKeyPrefix("x").Key(left).ShouldNotBe(new LedgerKeyPrefix("x").Key(right));
    }

    [Fact]
    public void Halves_of_surrogate_pairs_are_told_apart()
    {
        string[] texts = ["\ud800", "\ud801", "\ufffd", "\ud800\ud800", "\ud800\udc00"];

        texts.Select(text => LedgerKey.Of(text)).Distinct().Count().ShouldBe(texts.Length);
    }

    [Fact]
    public void Any_two_lists_of_parts_collide_only_when_equal() =>
        Prop.ForAll<string[], string[]>(
                (left, right) =>
                {
                    left = [.. left.Select(s => s ?? "")];
                    right = [.. right.Select(s => s ?? "")];
                    return (LedgerKey.Of(left) == LedgerKey.Of(right))
                        == left.SequenceEqual(right, StringComparer.Ordinal);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_prefix_gives_the_same_key_again_and_keeps_prefix_and_rest_apart()
    {
        new LedgerKeyPrefix("e", "m").Key("i").ShouldBe(new LedgerKeyPrefix("e", "m").Key("i"));
        new LedgerKeyPrefix("e", "m").Key("i").ShouldNotBe(new LedgerKeyPrefix("e").Key("m", "i"));
        new LedgerKeyPrefix("e", "m").Key("i").ShouldNotBe(LedgerKey.Of("e", "m", "i"));
    }

    [Fact]
    public void A_key_survives_its_text_form()
    {
        Prop.ForAll<ulong, ulong>(
                (high, low) =>
                {
                    var key = new LedgerKey(high, low);
                    var text = key.ToString();
                    return text.Length == 32 && !text.Any(char.IsAsciiLetterUpper) && LedgerKey.Parse(text) == key;
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("")]
    [InlineData("0123")]
    [InlineData("0123456789abcdef0123456789abcdeg")]
    [InlineData(" 123456789abcdef0123456789abcdef")]
    [InlineData("0123456789abcdef0123456789abcdef0")]
    public void A_text_that_is_no_key_is_refused(string text) =>
        Should.Throw<FormatException>(() => LedgerKey.Parse(text)).Message.ShouldContain("ledger key");
}
