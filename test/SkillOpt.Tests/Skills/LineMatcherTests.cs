using FsCheck;
using FsCheck.Fluent;
using SkillOpt.Skills;

namespace SkillOpt.Tests.Skills;

public class LineMatcherTests
{
    [Fact]
    public void Nothing_is_matched_between_texts_without_a_common_line()
    {
        LineMatcher.Match(["a", "b"], ["c"]).ShouldBe([LineMatcher.NoMatch]);
        LineMatcher.Match([], ["c"]).ShouldBe([LineMatcher.NoMatch]);
        LineMatcher.Match(["a"], []).ShouldBeEmpty();
    }

    [Fact]
    public void As_many_lines_are_matched_as_any_common_order_allows() =>
        Prop.ForAll(
                Lines.ToArbitrary(),
                Lines.ToArbitrary(),
                (before, after) =>
                {
                    var matches = LineMatcher.Match(before, after);
                    var matched = matches.Where(match => match != LineMatcher.NoMatch).ToArray();
                    return matched.Zip(matched.Skip(1)).All(pair => pair.First < pair.Second)
                        && Enumerable.Range(0, after.Count).All(j => matches[j] < 0 || before[matches[j]] == after[j])
                        && matched.Length == LongestCommonLength(before, after);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Five_thousand_shuffled_lines_are_matched_in_order()
    {
        var before = Enumerable.Range(0, 5000).Select(i => $"{i % 97}").ToArray();
        var after = Enumerable.Range(0, 5000).Select(i => $"{i * 31 % 89}").ToArray();

        var matched = LineMatcher.Match(before, after).Where(match => match != LineMatcher.NoMatch).ToArray();

        matched.Length.ShouldBeGreaterThan(1000);
        matched.ShouldBeInOrder();
    }

    [Fact]
    public void A_rewrite_of_a_very_long_text_matches_the_lines_both_share()
    {
        var before = Enumerable.Range(0, 100_000).Select(i => i == 70_000 ? "shared" : $"old {i}").ToArray();
        var after = Enumerable.Range(0, 100_000).Select(i => i == 10 ? "shared" : $"new {i}").ToArray();

        LineMatcher.Match(before, after)[10].ShouldBe(70_000);
    }

    private static Gen<List<string>> Lines => Gen.Elements("a", "b", "c", "d").ListOf().Select(lines => lines.ToList());

    private static int LongestCommonLength(List<string> left, List<string> right)
    {
        var lengths = new int[left.Count + 1, right.Count + 1];
        for (var i = left.Count - 1; i >= 0; i--)
        {
            for (var j = right.Count - 1; j >= 0; j--)
            {
                lengths[i, j] =
                    left[i] == right[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        return lengths[0, 0];
    }
}
