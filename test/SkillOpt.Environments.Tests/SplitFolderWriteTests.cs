using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using SkillOpt.Errors;
using SkillOpt.Tasks;

namespace SkillOpt.Environments.Tests;

public sealed class SplitFolderWriteTests : IDisposable
{
    private readonly TempFolder folder = new();

    private string Out => folder.In("out");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_split_is_written_with_the_published_layout_and_order()
    {
        SplitFolder.Write(Out, "data/items.csv", Items(10));

        Ids("train").ShouldBe(["i7", "i3"]);
        Ids("val").ShouldBe(["i2"]);
        Ids("test").ShouldBe(["i8", "i5", "i6", "i9", "i4", "i0", "i1"]);
        Files().ShouldBe(["split_manifest.json", "test/items.json", "train/items.json", "val/items.json"]);
        Text("split_manifest.json")
            .ShouldBe(
                """
                {
                  "source_data_path": "data/items.csv",
                  "split_mode": "ratio",
                  "split_ratio": "2:1:7",
                  "split_seed": 42,
                  "counts": {
                    "train": 2,
                    "val": 1,
                    "test": 7
                  }
                }

                """.ReplaceLineEndings("\n")
            );
    }

    [Fact]
    public void Ratio_and_seed_can_be_chosen()
    {
        SplitFolder.Write(Out, "x", Items(6), new SplitRatio(1, 1, 1), 7);

        (Ids("train").Count, Ids("val").Count, Ids("test").Count).ShouldBe((2, 2, 2));
        Text("split_manifest.json").ShouldContain("\"split_ratio\": \"1:1:1\",\n  \"split_seed\": 7");
    }

    [Fact]
    public void Items_keep_their_fields_as_they_were_and_get_an_id()
    {
        var path = folder.File(
            "a.json",
            """[{"question":"é <b>","answer":1.50,"n":1e3,"x":{"b":[null,true]},"y":null},{"question":"q","answer":"r"},{"question":"s","answer":"t"}]"""
        );

        SplitFolder.Write(Out, path, ItemFile.Read(path), new SplitRatio(1, 1, 1));

        var all = string.Concat(Text("train/items.json"), Text("val/items.json"), Text("test/items.json"));
        Flat(all)
            .ShouldContain(
                """{"id":"item-0001","question":"é<b>","answer":1.50,"n":1e3,"x":{"b":[null,true]},"y":null}"""
            );
    }

    [Theory]
    [InlineData(
        "a.json",
        """[{"uid":"b","input":"p","expected":[1,"x"],"topic":"t"},{"id":"a","prompt":"q","answer":true},{"prompt":"s","answer":"r","id":null}]"""
    )]
    [InlineData(
        "a.json",
        """{"z":{"question":"p","answer":"r"},"a":{"question":"q","answer":"r"},"b":{"prompt":"s","answer":"r"}}"""
    )]
    [InlineData("a.csv", "id,prompt,references,type\n1,p,\"[\"\"x\"\",\"\"y\"\"]\",t\n2,q,z,\n3,\"s\r\ns\",\"[1\",\n")]
    [InlineData("a.csv", ",Question,Answers\n0,p,\"[\"\"x\"\"]\"\n1,q,y\n2,s,z\n")]
    public void What_was_written_is_read_back_as_the_same_items(string name, string content)
    {
        var path = folder.File(name, content);

        var written = SplitFolder.Write(Out, path, ItemFile.Read(path), new SplitRatio(1, 1, 1));

        ShouldBeSame(SplitFolder.Read(Out), written);
    }

    [Fact]
    public void Items_read_with_a_mapping_are_read_back_without_and_with_it()
    {
        var path = folder.File("a.csv", "name,ask,gold,kind\na,p,\"[\"\"x\"\"]\",t\nb,q,y,t\nc,s,z,t\n");
        var options = new ItemFileOptions
        {
            IdField = "name",
            PromptField = "ask",
            ReferencesField = "gold",
            TaskTypeField = "kind",
        };

        var written = SplitFolder.Write(Out, path, ItemFile.Read(path, options), new SplitRatio(1, 1, 1));

        ShouldBeSame(SplitFolder.Read(Out, options), written);
        // Without the mapping the old columns count as further content, so only the hash differs.
        Full(SplitFolder.Read(Out)).Select(WithoutHash).ShouldBe(Full(written).Select(WithoutHash));
    }

    [Fact]
    public void Items_made_in_code_are_read_back_in_the_same_order()
    {
        var texts = ArbMap
            .Default.GeneratorFor<NonWhiteSpaceString>()
            .Select(text => Whole(text.Get))
            .Where(text => text.Trim().Length > 0);
        var items = texts.Three().ListOf().Where(list => list.Count is >= 3 and <= 40);
        var round = 0;
        Prop.ForAll(
                items.ToArbitrary(),
                list =>
                {
                    TaskItem[] all =
                    [
                        .. list.Select(
                            (parts, i) =>
                                new TaskItem(
                                    FormattableString.Invariant($"i{i}"),
                                    $"{i}{parts.Item1}",
                                    [parts.Item2, $"{i}"]
                                )
                                {
                                    TaskType = i % 2 == 0 ? parts.Item3 : "",
                                }
                        ),
                    ];
                    var directory = folder.In(FormattableString.Invariant($"round{round++}"));
                    var written = SplitFolder.Write(directory, "code", all, new SplitRatio(1, 1, 1));
                    ShouldBeSame(SplitFolder.Read(directory), written);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(30));
    }

    [Fact]
    public void A_map_with_ids_that_are_unsafe_as_file_names_is_split_without_harm()
    {
        var path = folder.File(
            "a.json",
            """{"../x":{"prompt":"p","answer":"r"},"CON":{"prompt":"q","answer":"r"},"a:b":{"prompt":"s","answer":"r"}}"""
        );

        var written = SplitFolder.Write(Out, path, ItemFile.Read(path), new SplitRatio(1, 1, 1));

        ShouldBeSame(SplitFolder.Read(Out), written);
        Files().Count.ShouldBe(4);
    }

    [Fact]
    public void Writing_the_same_split_again_changes_nothing_but_the_name_of_the_source()
    {
        SplitFolder.Write(Out, "one", Items(10));
        var before = File.GetLastWriteTimeUtc(Path.Combine(Out, "train", "items.json"));

        SplitFolder.Write(Out, "two", Items(10));

        File.GetLastWriteTimeUtc(Path.Combine(Out, "train", "items.json")).ShouldBe(before);
        Text("split_manifest.json").ShouldContain("\"two\"");
    }

    [Fact]
    public void An_interrupted_write_is_completed()
    {
        SplitFolder.Write(Out, "one", Items(10));
        var complete = Text("val/items.json");
        File.Delete(Path.Combine(Out, "split_manifest.json"));
        File.Move(Path.Combine(Out, "val", "items.json"), Path.Combine(Out, "val", ".tmp-123-4"));

        SplitFolder.Write(Out, "one", Items(10));

        Text("val/items.json").ShouldBe(complete);
        Files().ShouldBe(["split_manifest.json", "test/items.json", "train/items.json", "val/items.json"]);
    }

    [Theory]
    [InlineData("notes.txt")]
    [InlineData("train/more.json")]
    [InlineData("val/items.json")]
    [InlineData("selection/items.json")]
    public void A_folder_with_something_else_is_refused_and_left_alone(string other)
    {
        folder.File(Path.Combine("out", other), "mine");

        var error = Should.Throw<SkillOptException>(() => SplitFolder.Write(Out, "x", Items(10)));

        error.Kind.ShouldBe(ErrorKind.Usage);
        error.Message.ShouldContain(other);
        Files().ShouldBe([other]);
        Text(other).ShouldBe("mine");
    }

    [Fact]
    public void Another_split_is_not_overwritten()
    {
        SplitFolder.Write(Out, "x", Items(10));
        var before = Text("train/items.json");

        Should
            .Throw<SkillOptException>(() => SplitFolder.Write(Out, "x", Items(10), seed: 43))
            .Kind.ShouldBe(ErrorKind.Usage);

        Text("train/items.json").ShouldBe(before);
    }

    [Fact]
    public void A_file_in_place_of_the_folder_is_refused()
    {
        var path = folder.File("out", "x");

        Should.Throw<SkillOptException>(() => SplitFolder.Write(path, "x", Items(10))).Kind.ShouldBe(ErrorKind.Usage);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_an_error()
    {
        var path = Path.Combine(folder.File("file", "x"), "out");

        var error = Should.Throw<SkillOptException>(() => SplitFolder.Write(path, "x", Items(10)));

        error.Kind.ShouldBe(ErrorKind.Storage);
        error.Message.ShouldContain(path);
    }

    [Fact]
    public void Items_that_leak_are_refused_before_anything_is_written()
    {
        TaskItem[] twins = [.. Items(9), new TaskItem("twin", "prompt 3", ["3"])];

        Should.Throw<SkillOptException>(() => SplitFolder.Write(Out, "x", twins)).Message.ShouldContain("'twin'");

        Directory.Exists(Out).ShouldBeFalse();
    }

    [Fact]
    public void Ten_thousand_items_are_split_and_read_back()
    {
        var written = SplitFolder.Write(Out, "x", Items(10_000));

        ShouldBeSame(SplitFolder.Read(Out), written);
        written.Test.Count.ShouldBe(7000);
    }

    private static TaskItem[] Items(int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => new TaskItem(
                    FormattableString.Invariant($"i{i}"),
                    FormattableString.Invariant($"prompt {i}"),
                    [FormattableString.Invariant($"{i}")]
                )),
        ];

    private static void ShouldBeSame(TaskSplits actual, TaskSplits expected)
    {
        Full(actual).ShouldBe(Full(expected));
    }

    private static string WithoutHash(string item) => item[..item.LastIndexOf('\t')];

    private static List<string> Full(TaskSplits splits) =>
        [
            .. new[]
            {
                splits.Train.Select(entry => entry.Item),
                splits.Selection.Select(entry => entry.Item),
                splits.Test.Select(entry => entry.Item),
            }
                .SelectMany(split => split.Append(new TaskItem("-", "", [])))
                .Select(item =>
                    $"{item.Id}\t{item.Prompt}\t{string.Join('|', item.References)}\t{item.TaskType}\t{item.ContentHash}"
                ),
        ];

    // Half of a surrogate pair cannot be written as UTF-8.
    private static string Whole(string text) => new([.. text.Where(c => !char.IsSurrogate(c))]);

    private static string Flat(string json) => string.Concat(json.Where(c => !char.IsWhiteSpace(c)));

    private List<string> Ids(string split)
    {
        using var document = JsonDocument.Parse(Text($"{split}/items.json"));
        return [.. document.RootElement.EnumerateArray().Select(item => item.GetProperty("id").GetString()!)];
    }

    private string Text(string name) => File.ReadAllText(Path.Combine(Out, name));

    private List<string> Files() =>
        [
            .. Directory
                .EnumerateFiles(Out, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(Out, path).Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
        ];
}
