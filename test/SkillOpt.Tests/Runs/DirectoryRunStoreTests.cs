using SkillOpt.Errors;
using SkillOpt.Runs;

namespace SkillOpt.Tests.Runs;

public sealed class DirectoryRunStoreTests : IDisposable
{
    private readonly TempDirectory directory = new();

    private string Root => directory.File("runs/one");

    public void Dispose() => directory.Dispose();

    [Fact]
    public void A_new_run_makes_its_directory_and_says_what_it_is()
    {
        using (Open(("train.batch_size", "40"), ("data", "abc")))
        {
            File.ReadAllText(System.IO.Path.Combine(Root, "fingerprint.json"))
                .ShouldBe(
                    """
                    {
                      "values": {
                        "train.batch_size": "40",
                        "data": "abc"
                      },
                      "free": {
                        "env.workers": "8"
                      }
                    }

                    """.ReplaceLineEndings("\n")
                );
        }

        Names().ShouldBe(["events.jsonl", "fingerprint.json", "ledger.jsonl"]);
    }

    [Fact]
    public void A_run_continues_with_what_it_recorded()
    {
        using (var store = Open(("a", "1"), ("b", "2")))
        {
            store.Ledger.Append(Samples.Rollout(1));
            store.Events.Append("run_started", "{}");
            store.WriteText("skills/skill_v0000.md", "# Skill\r\nwith é");
            store.Flush();
        }

        using var again = Open(("b", "2"), ("a", "1"));

        again.Ledger.TryGetRollout(Samples.Key(1), withTrajectory: true, out _).ShouldBeTrue();
        again.Events.Append("run_started", "{}").ShouldBeFalse();
        again.ReadText("skills/skill_v0000.md").ShouldBe("# Skill\r\nwith é");
        again.ReadText("skills/skill_v0001.md").ShouldBeNull();
    }

    [Fact]
    public void Other_settings_are_refused_and_each_difference_is_named()
    {
        using (Open(("train.batch_size", "40"), ("data", "abc"), ("old", "x"), ("same", "s"))) { }

        var before = Snapshot();
        var error = Should.Throw<SkillOptException>(() =>
            Open(("train.batch_size", "20"), ("data", "abc"), ("new", "y"), ("same", "s"))
        );

        error.Kind.ShouldBe(ErrorKind.Usage);
        error.Message.ShouldContain("train.batch_size: '40' there, '20' now");
        error.Message.ShouldContain("old: 'x' there, not set now");
        error.Message.ShouldContain("new: not set there, 'y' now");
        error.Message.ShouldNotContain("same");
        error.Message.ShouldNotContain("data:");
        error.Message.ShouldContain("--out");
        Snapshot().ShouldBe(before);
    }

    [Fact]
    public void Many_differences_are_counted()
    {
        using (Open()) { }

        var error = Should.Throw<SkillOptException>(() =>
            Open([.. Enumerable.Range(0, 25).Select(i => ($"n{i}", "v"))])
        );

        error.Message.ShouldContain("and 5 more");
    }

    [Fact]
    public void Free_settings_may_change_and_the_latest_are_recorded()
    {
        using (DirectoryRunStore.Open(Root, new RunFingerprint([Pair("a", "1")], [Pair("w", "1")]), new FixedTime()))
        { }

        using (DirectoryRunStore.Open(Root, new RunFingerprint([Pair("a", "1")], [Pair("w", "2")]), new FixedTime()))
        { }

        RunReader.Open(Root).Fingerprint().Free.ShouldBe([Pair("w", "2")]);
    }

    [Fact]
    public void A_directory_with_something_else_in_it_is_refused_and_left_alone()
    {
        Directory.CreateDirectory(Root);
        File.WriteAllText(System.IO.Path.Combine(Root, "thesis.txt"), "");

        var error = Should.Throw<SkillOptException>(() => Open());

        error.Kind.ShouldBe(ErrorKind.Usage);
        error.Message.ShouldContain("thesis.txt");
        Names().ShouldBe(["thesis.txt"]);
    }

    [Fact]
    public void A_ledger_without_its_fingerprint_is_not_taken_over()
    {
        Directory.CreateDirectory(Root);
        File.WriteAllText(System.IO.Path.Combine(Root, "ledger.jsonl"), Samples.Line(Samples.Rollout(1)) + "\n");

        Should.Throw<SkillOptException>(() => Open()).Kind.ShouldBe(ErrorKind.Usage);
    }

    [Fact]
    public void What_a_start_that_was_killed_left_behind_is_no_obstacle()
    {
        Directory.CreateDirectory(Root);
        foreach (var name in new[] { "ledger.jsonl", "ledger.reserve", "events.jsonl", ".tmp-1-2" })
        {
            File.WriteAllText(System.IO.Path.Combine(Root, name), "");
        }

        using (Open()) { }

        Names().ShouldBe(["events.jsonl", "fingerprint.json", "ledger.jsonl"]);
    }

    [Fact]
    public void Half_written_files_of_a_killed_session_are_removed_wherever_they_are()
    {
        using (var store = Open())
        {
            store.WriteText("steps/step_0001/step_record.json", "{}");
        }

        var leftover = System.IO.Path.Combine(Root, "steps/step_0001/.tmp-99-1");
        File.WriteAllText(leftover, "{");

        using (Open()) { }

        File.Exists(leftover).ShouldBeFalse();
    }

    [Fact]
    public void A_run_that_is_in_use_is_refused()
    {
        using var store = Open();

        var error = Should.Throw<SkillOptException>(() => Open());

        error.Kind.ShouldBe(ErrorKind.Usage);
        error.Message.ShouldContain("nother process is using this run");
    }

    [Fact]
    public void A_file_in_place_of_the_directory_is_a_clear_error()
    {
        Directory.CreateDirectory(directory.File("runs"));
        File.WriteAllText(Root, "");

        Should.Throw<SkillOptException>(() => Open()).Message.ShouldContain("is a file");
        Should
            .Throw<SkillOptException>(() =>
                DirectoryRunStore.Open(
                    System.IO.Path.Combine(Root, "deeper"),
                    new RunFingerprint([], []),
                    new FixedTime()
                )
            )
            .Kind.ShouldBe(ErrorKind.Storage);
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_a_clear_error()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs a directory that nobody can write");

        var error = Should.Throw<SkillOptException>(() =>
            DirectoryRunStore.Open("/proc/run", new RunFingerprint([], []), new FixedTime())
        );

        error.Kind.ShouldBe(ErrorKind.Storage);
        error.Message.ShouldContain("/proc/run");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"values":{"a":1},"free":{}}""")]
    public void A_damaged_fingerprint_is_an_error_that_names_it(string text)
    {
        Directory.CreateDirectory(Root);
        File.WriteAllText(System.IO.Path.Combine(Root, "fingerprint.json"), text);

        var error = Should.Throw<SkillOptException>(() => Open());

        error.Kind.ShouldBe(ErrorKind.Data);
        error.Message.ShouldContain("fingerprint.json' is damaged");
    }

    [Fact]
    public void A_text_is_written_whole_without_a_mark_and_only_when_it_changed()
    {
        using var store = Open();
        var path = System.IO.Path.Combine(Root, "best_skill.md");
        store.WriteText("best_skill.md", "one\n");
        File.ReadAllBytes(path).ShouldBe("one\n"u8.ToArray());
        var longAgo = new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(path, longAgo);

        store.WriteText("best_skill.md", "one\n");
        File.GetLastWriteTimeUtc(path).ShouldBe(longAgo);

        store.WriteText("best_skill.md", "two\n");
        store.ReadText("best_skill.md").ShouldBe("two\n");
        File.GetLastWriteTimeUtc(path).ShouldNotBe(longAgo);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    [InlineData("../x")]
    [InlineData("a/../../x")]
    [InlineData("a/./b")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData("a\\b")]
    [InlineData("C:x")]
    [InlineData("a\0b")]
    [InlineData(".tmp-1")]
    public void A_path_that_leaves_the_run_is_refused(string path)
    {
        using var store = Open();
        using var memory = new MemoryRunStore(new FixedTime());

        Should.Throw<ArgumentException>(() => store.WriteText(path, "x"));
        Should.Throw<ArgumentException>(() => store.ReadText(path));
        Should.Throw<ArgumentException>(() => memory.WriteText(path, "x"));
        Should.Throw<ArgumentException>(() => memory.ReadText(path));
    }

    [Fact]
    public void A_symbolic_link_does_not_lead_out_of_the_run()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need rights there");
        using var store = Open();
        File.WriteAllText(directory.File("outside.md"), "outside");
        Directory.CreateSymbolicLink(System.IO.Path.Combine(Root, "steps"), directory.Path);
        File.CreateSymbolicLink(System.IO.Path.Combine(Root, "link.md"), directory.File("outside.md"));

        foreach (var path in new[] { "steps/x.md", "link.md" })
        {
            Should.Throw<SkillOptException>(() => store.WriteText(path, "x")).Kind.ShouldBe(ErrorKind.Storage);
            Should.Throw<SkillOptException>(() => store.ReadText(path)).Kind.ShouldBe(ErrorKind.Storage);
        }

        File.ReadAllText(directory.File("outside.md")).ShouldBe("outside");
        File.Exists(directory.File("x.md")).ShouldBeFalse();
    }

    [Fact]
    public void No_file_of_a_run_names_its_own_place()
    {
        using (var store = Open(("a", "1")))
        {
            store.Ledger.Append(Samples.Rollout(1));
            store.Events.Append("run_started", "{}");
            store.WriteText("history.json", "[]");
        }

        foreach (var file in Directory.GetFiles(Root))
        {
            File.ReadAllText(file).ShouldNotContain(System.IO.Path.GetFileName(directory.Path));
        }
    }

    private static KeyValuePair<string, string> Pair(string name, string value) => new(name, value);

    private DirectoryRunStore Open(params (string Name, string Value)[] values) =>
        DirectoryRunStore.Open(
            Root,
            new RunFingerprint([.. values.Select(v => Pair(v.Name, v.Value))], [Pair("env.workers", "8")]),
            new FixedTime()
        );

    private string[] Names() =>
        [.. Directory.GetFileSystemEntries(Root).Select(System.IO.Path.GetFileName).Order(StringComparer.Ordinal)!];

    private string[] Snapshot() =>
        [.. Names().Select(name => $"{name}: {File.ReadAllText(System.IO.Path.Combine(Root, name))}")];
}
