using SkillOpt.Errors;
using SkillOpt.Runs;

namespace SkillOpt.Tests.Runs;

public class MemoryRunStoreTests
{
    [Fact]
    public void It_gives_back_what_was_written()
    {
        using var store = new MemoryRunStore(new FixedTime());
        store.WriteText("steps/step_0001/x.md", "one");
        store.WriteText("steps/step_0001/x.md", "two");

        store.ReadText("steps/step_0001/x.md").ShouldBe("two");
        store.ReadText("y.md").ShouldBeNull();
        store.Files.Keys.ShouldBe(["steps/step_0001/x.md"]);
    }

    [Fact]
    public void Opened_again_it_has_the_same_ledger_and_compares_events_from_the_first()
    {
        using var store = new MemoryRunStore(new FixedTime());
        store.Ledger.Append(Samples.Call(1));
        store.Events.Append("run_started", """{"n":1}""");
        store.WriteText("a.md", "a");

        using var again = store.Reopen();

        again.Ledger.TryGetCall(Samples.Key(1), out _).ShouldBeTrue();
        again.ReadText("a.md").ShouldBe("a");
        Should.Throw<SkillOptException>(() => again.Events.Append("run_started", """{"n":2}"""));
        again.Events.Append("run_started", """{"n":1}""").ShouldBeFalse();
    }
}
