using SkillOpt.Errors;
using SkillOpt.Tasks;

namespace SkillOpt.Tests.Tasks;

public class SplitIntegrityTests
{
    [Fact]
    public void Splits_that_share_nothing_are_accepted_without_a_test_split() =>
        Some.Splits([Some.Item("a")], [Some.Item("b")], []).Test.ShouldBeEmpty();

    [Fact]
    public void The_same_task_twice_in_one_split_is_accepted() =>
        Some.Splits([Some.Item("a", "p"), Some.Item("b", "p")], [Some.Item("c")], []).Train.Count.ShouldBe(2);

    [Theory]
    [InlineData(0, 1, "training")]
    [InlineData(1, 0, "selection")]
    [InlineData(0, 0, "training")]
    public void An_empty_training_or_selection_split_is_an_error_that_says_what_to_do(
        int train,
        int selection,
        string named
    )
    {
        var items = Some.Items(2);

        var message = Refused(items[..train], items[2..].Concat(items[(2 - selection)..]).ToArray(), []);

        message.ShouldContain($"The {named} split is empty");
        message.ShouldContain("Add items");
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void An_empty_id_is_an_error_that_says_where(string id) =>
        Refused([Some.Item("a")], [Some.Item("b"), Some.Item(id)], []).ShouldContain("item 2 of selection is empty");

    [Fact]
    public void An_id_that_occurs_twice_is_an_error_that_names_both_places() =>
        Refused([Some.Item("a"), Some.Item("b", "p")], [Some.Item("c")], [Some.Item("b", "q")])
            .ShouldContain("'b' is item 2 of train and item 1 of test");

    [Fact]
    public void An_id_that_occurs_twice_in_one_split_is_an_error() =>
        Refused([Some.Item("a", "p"), Some.Item("a", "q")], [Some.Item("c")], [])
            .ShouldContain("'a' is item 1 of train and item 2 of train");

    [Theory]
    [InlineData("train 'a' = selection 'b'", "p", "p", "q")]
    [InlineData("train 'a' = test 'c'", "p", "q", "p")]
    [InlineData("selection 'b' = test 'c'", "q", "p", "p")]
    public void The_same_task_in_two_splits_is_an_error_that_names_the_pair(
        string pair,
        string train,
        string selection,
        string test
    ) => Refused([Some.Item("a", train)], [Some.Item("b", selection)], [Some.Item("c", test)]).ShouldContain(pair);

    [Fact]
    public void A_copy_beside_a_leak_does_not_hide_it()
    {
        var message = Refused([Some.Item("a", "p"), Some.Item("b", "p")], [Some.Item("c", "p")], [Some.Item("d", "p")]);

        message.ShouldContain("train 'a' = selection 'c'; train 'a' = test 'd'.");
    }

    [Fact]
    public void Only_ten_pairs_are_listed_and_the_rest_counted()
    {
        TaskItem[] Prefixed(string prefix) =>
            [.. Some.Items(13).Select((item, i) => Some.Item(prefix + item.Id, $"prompt {i}"))];

        var message = Refused(Prefixed("a"), Prefixed("b"), []);

        message.ShouldContain("train 'ai9' = selection 'bi9'; and 3 more");
        message.ShouldNotContain("bi10");
    }

    private static string Refused(TaskItem[] train, TaskItem[] selection, TaskItem[] test)
    {
        var error = Should.Throw<SkillOptException>(() => Some.Splits(train, selection, test));
        error.Kind.ShouldBe(ErrorKind.Data);
        return error.Message;
    }
}
