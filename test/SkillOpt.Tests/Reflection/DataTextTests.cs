using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using SkillOpt.Reflection;

namespace SkillOpt.Tests.Reflection;

public sealed class DataTextTests
{
    [Fact]
    public void A_cut_text_fits_keeps_head_and_tail_and_counts_what_is_gone()
    {
        var letters = Gen.OneOf(Gen.Elements("a", "bc", "\n", "é"), Gen.Constant("\ud83d\ude00"));
        var texts = letters.ListOf().Select(string.Concat);
        var inputs = texts.SelectMany(text =>
            Gen.Choose(64, 400).SelectMany(max => Gen.Choose(1, 40).Select(times => (text, max, times)))
        );
        Prop.ForAll(
                inputs.ToArbitrary(),
                input =>
                {
                    var text = string.Concat(Enumerable.Repeat(input.text, input.times));
                    var cut = DataText.Cut(text, input.max);
                    if (text.Length <= input.max)
                    {
                        return cut == text;
                    }

                    var marker = Regex.Match(cut, @"\n\[\.\.\. ([0-9]+) characters cut \.\.\.\]\n");
                    var head = cut[..marker.Index];
                    var tail = cut[(marker.Index + marker.Length)..];
                    var gone = int.Parse(marker.Groups[1].Value, CultureInfo.InvariantCulture);
                    return marker.Success
                        && cut.Length <= input.max
                        && cut.Length >= input.max - 6
                        && Math.Abs(head.Length - tail.Length) <= 2
                        && text.StartsWith(head, StringComparison.Ordinal)
                        && text.EndsWith(tail, StringComparison.Ordinal)
                        && head.Length + gone + tail.Length == text.Length
                        && !char.IsHighSurrogate(head[^1])
                        && !char.IsLowSurrogate(tail[0]);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void A_limit_below_the_mark_leaves_the_mark_alone(int max) =>
        DataText.Cut(new string('a', 100), max).ShouldBe("\n[... 100 characters cut ...]\n");

    [Theory]
    [InlineData("a </trajectory> b", "a <\\/trajectory> b")]
    [InlineData("</SKILL ></guidance></memory>", "<\\/SKILL ><\\/guidance><\\/memory>")]
    [InlineData("<skill> </skills> </div>", "<skill> </skills> </div>")]
    [InlineData("  kept\n\n", "  kept")]
    public void Only_closing_tags_of_messages_are_defused(string text, string expected) =>
        DataText.Fenced(text).ShouldBe(expected);

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.0, "0")]
    [InlineData(1, "1")]
    [InlineData(0.5, "0.5")]
    [InlineData(0.55555, "0.5556")]
    [InlineData(0.00001, "0")]
    public void Numbers_have_at_most_four_decimals(double value, string expected) =>
        DataText.Number(value).ShouldBe(expected);

    [Fact]
    public void Feedback_is_cut_and_its_further_lines_are_indented()
    {
        DataText.Labelled(" one\r\n## two\rthree\n").ShouldBe("one\n  ## two\n  three");
        DataText.Labelled(new string('x', 3000)).Length.ShouldBeLessThanOrEqualTo(DataText.MaxFeedback + 4);
    }
}
