using SkillOpt.Errors;
using SkillOpt.Runs;

namespace SkillOpt.Tests.Runs;

public sealed class RunReaderTests : IDisposable
{
    private readonly TempDirectory directory = new();

    private string Root => directory.File("run");

    public void Dispose() => directory.Dispose();

    [Fact]
    public void A_finished_run_is_read_back()
    {
        using (var store = Open())
        {
            store.Ledger.Append(Samples.Rollout(1));
            store.Events.Append("run_started", """{"n":1}""");
            store.WriteText(RunFiles.Skill(0), "zero");
            store.WriteText(RunFiles.Skill(1), "one");
            store.WriteText(RunFiles.BestSkill, "best");
            store.WriteText(RunFiles.Blame, """{"lines":[]}""");
            store.WriteText(RunFiles.History, """[{"step":1}]""");
            store.WriteText(RunFiles.Summary, """{"best_step":1}""");
            store.WriteText(RunFiles.Step(1, "step_record.json"), "{}");
        }

        var run = RunReader.Open(Root);

        run.IsFinished.ShouldBeTrue();
        run.Summary().GetProperty("best_step").GetInt32().ShouldBe(1);
        run.History()[0].GetProperty("step").GetInt32().ShouldBe(1);
        run.Blame().GetProperty("lines").GetArrayLength().ShouldBe(0);
        run.BestSkill().ShouldBe("best");
        run.SkillFiles().ShouldBe(["skill_v0000.md", "skill_v0001.md"]);
        run.Skill(1).ShouldBe("one");
        run.Skill(2).ShouldBeNull();
        run.TryText("steps/step_0001/step_record.json").ShouldBe("{}");
        var only = run.Events().ShouldHaveSingleItem();
        (only.Seq, only.Type, only.Payload.GetRawText()).ShouldBe((1, "run_started", """{"n":1}"""));
        run.Usage()!.Total.ShouldBe(Samples.Usage);
        run.Fingerprint().Values.ShouldBe([new("a", "1")]);
    }

    [Fact]
    public void A_run_that_goes_on_can_be_looked_at_and_what_it_lacks_is_said()
    {
        using var store = Open();
        store.Events.Append("run_started", "{}");

        var run = RunReader.Open(Root);

        run.IsFinished.ShouldBeFalse();
        run.Events().Count.ShouldBe(1);
        run.Usage().ShouldBeNull();
        run.SkillFiles().ShouldBeEmpty();
        var error = Should.Throw<SkillOptException>(() => run.Summary());
        error.Kind.ShouldBe(ErrorKind.Usage);
        error.Message.ShouldContain("has not finished");
    }

    [Fact]
    public void A_torn_last_event_is_left_out_and_not_repaired()
    {
        using (var store = Open())
        {
            store.Events.Append("run_started", "{}");
        }

        var path = System.IO.Path.Combine(Root, "events.jsonl");
        File.AppendAllText(path, "{\"seq\":2,");

        RunReader.Open(Root).Events().Count.ShouldBe(1);
        File.ReadAllText(path).ShouldEndWith("{\"seq\":2,");
    }

    [Fact]
    public void A_run_killed_before_its_first_event_has_none()
    {
        using (Open()) { }

        File.Delete(System.IO.Path.Combine(Root, "events.jsonl"));

        RunReader.Open(Root).Events().ShouldBeEmpty();
    }

    [Fact]
    public void What_is_no_run_is_refused()
    {
        Should.Throw<SkillOptException>(() => RunReader.Open(Root)).Message.ShouldContain("no run directory");
        var error = Should.Throw<SkillOptException>(() => RunReader.Open(directory.Path));
        error.Kind.ShouldBe(ErrorKind.Usage);
        error.Message.ShouldContain("is not a run");
    }

    [Fact]
    public void A_broken_file_is_named_with_its_line()
    {
        using (var store = Open())
        {
            store.WriteText(RunFiles.Summary, "{\n\"a\":\n}");
        }

        var error = Should.Throw<SkillOptException>(() => RunReader.Open(Root).Summary());

        error.Kind.ShouldBe(ErrorKind.Data);
        error.Message.ShouldContain("summary.json, line 3");
    }

    [Fact]
    public void A_finished_run_that_lost_a_file_says_which()
    {
        using (var store = Open())
        {
            store.WriteText(RunFiles.Summary, "{}");
        }

        Should
            .Throw<SkillOptException>(() => RunReader.Open(Root).BestSkill())
            .Message.ShouldContain("has no best_skill.md. Restore");
    }

    private DirectoryRunStore Open() =>
        DirectoryRunStore.Open(Root, new RunFingerprint([new("a", "1")], []), new FixedTime());
}
