using System.Text.Json;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using SkillOpt.Scoring;

namespace SkillOpt.Tests.Scoring;

public partial class FeedbackTests
{
    [Fact]
    public void A_right_answer_is_correct() => Feedback.For(true, ["a"], "b").ShouldBe("Correct.");

    [Fact]
    public void A_wrong_answer_is_shown_beside_the_expected_one() =>
        Feedback.For(false, ["12.50"], "12.5").ShouldBe("Expected \"12.50\", got \"12.5\".");

    [Fact]
    public void All_references_are_named() =>
        Feedback.For(false, ["A", "B"], " C\n").ShouldBe("Expected \"A\" or \"B\", got \"C\".");

    [Fact]
    public void Quotes_and_line_ends_are_escaped_and_letters_are_not() =>
        Feedback.For(false, ["\"é\""], "a\nb\\").ShouldBe("""Expected "\"é\"", got "a\nb\\".""");

    [Fact]
    public void A_long_answer_is_cut_at_300_characters_and_not_within_one()
    {
        Feedback.For(false, ["r"], new string('x', 301)).ShouldBe($"Expected \"r\", got \"{new string('x', 300)}\".");
        Feedback
            .For(false, ["r"], new string('x', 299) + "\ud83d\ude00")
            .ShouldBe($"Expected \"r\", got \"{new string('x', 299)}\".");
    }

    [Fact]
    public void A_program_can_read_back_what_was_expected_and_what_came()
    {
        var texts = ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get.Trim());
        Prop.ForAll(
                texts.Two().Where(pair => pair.Item1.All(IsPlain) && pair.Item2.All(IsPlain)).ToArbitrary(),
                pair =>
                {
                    var match = Form().Match(Feedback.For(false, [pair.Item1], pair.Item2));
                    return match.Success && Read(match, 1) == pair.Item1 && Read(match, 2) == pair.Item2;
                }
            )
            .QuickCheckThrowOnFailure();
    }

    private static bool IsPlain(char c) => !char.IsSurrogate(c);

    private static string? Read(Match match, int group) =>
        JsonSerializer.Deserialize<string>(match.Groups[group].Value);

    [GeneratedRegex(@"^Expected (""(?:[^""\\]|\\.)*""), got (""(?:[^""\\]|\\.)*"")\.$", RegexOptions.Singleline)]
    private static partial Regex Form();
}
