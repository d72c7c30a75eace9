using SkillOpt.Errors;

namespace SkillOpt.Environments.Tests;

public sealed class SplitFolderReadTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("val", "test")]
    [InlineData("selection", "valid_unseen")]
    [InlineData("valid_seen", "test")]
    public void The_splits_are_read_under_their_names_and_aliases(string selection, string test)
    {
        Put("train/items.json", "a");
        Put($"{selection}/items.json", "b");
        Put($"{test}/items.json", "c");

        var splits = SplitFolder.Read(folder.Path);

        splits.Train.ShouldHaveSingleItem().Item.Id.ShouldBe("a");
        splits.Selection.ShouldHaveSingleItem().Item.Id.ShouldBe("b");
        splits.Test.ShouldHaveSingleItem().Item.Id.ShouldBe("c");
    }

    [Fact]
    public void Without_a_test_folder_the_test_split_is_empty()
    {
        Put("train/items.json", "a");
        Put("val/items.json", "b");

        SplitFolder.Read(folder.Path).Test.ShouldBeEmpty();
    }

    [Fact]
    public void JSON_comes_before_JSON_lines_before_CSV_and_then_the_alphabet_counts()
    {
        folder.File("train/a.csv", "id,prompt,answer\nno,p,r\n");
        Put("train/z.json", "no");
        Put("train/b.json", "a");
        folder.File("val/a.csv", "id,prompt,answer\nno,q,r\n");
        folder.File("val/b.jsonl", "{\"id\":\"b\",\"prompt\":\"q\",\"answer\":\"r\"}");
        folder.File("test/a.csv", "id,prompt,answer\nc,s,r\n");
        folder.File("test/README.txt", "not data");

        var splits = SplitFolder.Read(folder.Path);

        (splits.Train[0].Item.Id, splits.Selection[0].Item.Id, splits.Test[0].Item.Id).ShouldBe(("a", "b", "c"));
    }

    [Fact]
    public void Items_without_ids_do_not_collide_across_splits()
    {
        folder.File("train/a.json", """[{"prompt":"p","answer":"r"}]""");
        folder.File("valid_seen/a.json", """[{"prompt":"q","answer":"r"}]""");
        folder.File("test/a.json", """[{"prompt":"s","answer":"r"}]""");

        var splits = SplitFolder.Read(folder.Path);

        (splits.Train[0].Item.Id, splits.Selection[0].Item.Id, splits.Test[0].Item.Id).ShouldBe(
            ("train-0001", "val-0001", "test-0001")
        );
    }

    [Fact]
    public void Options_hold_for_every_split()
    {
        folder.File("train/a.csv", "id,ask,answer\n1,p,r\n2,q,r\n");
        folder.File("val/a.csv", "id,ask,answer\n3,s,r\n4,t,r\n");

        var splits = SplitFolder.Read(folder.Path, new ItemFileOptions { PromptField = "ask", Limit = 1 });

        splits.Train.ShouldHaveSingleItem().Item.Prompt.ShouldBe("p");
        splits.Selection.ShouldHaveSingleItem().Item.Prompt.ShouldBe("s");
    }

    [Fact]
    public void A_missing_folder_is_an_error() =>
        Refused(folder.In("no")).ShouldContain($"There is no folder {folder.In("no")}.");

    [Theory]
    [InlineData("train", "has no folder train.")]
    [InlineData("val", "has no folder val or selection or valid_seen.")]
    public void A_missing_train_or_val_folder_is_an_error_that_says_what_is_expected(string missing, string what)
    {
        Put("train/items.json", "a");
        Put("val/items.json", "b");
        Directory.Delete(folder.In(missing), recursive: true);

        var message = Refused(folder.Path);

        message.ShouldContain(what);
        message.ShouldContain("Expected the folders train, val and test");
    }

    [Fact]
    public void A_split_folder_without_data_is_an_error()
    {
        Put("train/items.json", "a");
        folder.File("val/notes.txt", "x");

        Refused(folder.Path).ShouldContain($"{folder.In("val")} holds no data file");
    }

    [Fact]
    public void Two_names_for_one_split_are_an_error()
    {
        Put("train/items.json", "a");
        Put("val/items.json", "b");
        Put("valid_seen/items.json", "c");

        Refused(folder.Path).ShouldContain("has the folders val and valid_seen, which mean the same split");
    }

    [Fact]
    public void A_leak_is_an_error_that_names_folder_and_items()
    {
        folder.File("train/a.json", """[{"id":"a","prompt":"p","answer":"r"}]""");
        folder.File("val/a.jsonl", """{"id":"b","question":"p","answers":["r"]}""");

        Refused(folder.Path)
            .ShouldSatisfyAllConditions(
                message => message.ShouldStartWith(folder.Path),
                message => message.ShouldContain("train 'a' = selection 'b'")
            );
    }

    [Fact]
    public void An_error_in_one_of_the_files_names_that_file()
    {
        Put("train/items.json", "a");
        folder.File("val/items.json", "[{]");

        Refused(folder.Path).ShouldContain(folder.In("val/items.json"));
    }

    private void Put(string name, string id) =>
        folder.File(name, $$"""[{"id":"{{id}}","prompt":"prompt of {{id}}","answer":"r"}]""");

    private static string Refused(string directory)
    {
        var error = Should.Throw<SkillOptException>(() => SplitFolder.Read(directory));
        error.Kind.ShouldBe(ErrorKind.Data);
        return error.Message;
    }
}
