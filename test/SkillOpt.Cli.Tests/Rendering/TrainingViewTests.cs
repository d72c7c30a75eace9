using SkillOpt.Cli.Rendering;
using SkillOpt.Cli.Tests.Support;
using SkillOpt.Training;

namespace SkillOpt.Cli.Tests.Rendering;

public sealed class TrainingViewTests
{
    [Fact]
    public async Task Without_a_terminal_each_step_epoch_and_test_is_one_plain_line()
    {
        using var console = new TestConsole(width: 10_000);

        await ShowAsync(TrainingView.Create(console.Console, TimeProvider.System));

        console.Output.ShouldNotContain("\u001b");
        console.Output.ShouldMatchFile("train-plain.txt");
    }

    [Fact]
    public void A_step_that_rewrote_the_skill_counts_no_edits()
    {
        var state = SampleRun.Events.Take(6).Aggregate(new RunState(), (now, happened) => now.After(happened));
        state = state.After(new TrainingEvent.Updated(1, "fedcba9876543210", Applied: 0, Skipped: 0));

        ProgressLines
            .For(new TrainingEvent.StepFinished(1, "reject", "", 0.6, 0.6), state)
            .ShouldBe(
                "step 1/2      train 0.425 (39 of 40 items)  patches 3+1  rewritten  reject  current 0.600  best 0.600"
            );
    }

    [Fact]
    public async Task On_a_terminal_the_same_lines_stay_above_the_live_status()
    {
        using var console = new TestConsole(capable: true);
        using var plain = new TestConsole();

        await ShowAsync(TrainingView.Create(console.Console, new SteppingTime(TimeSpan.FromSeconds(1))));
        await ShowAsync(TrainingView.Create(plain.Console, TimeProvider.System));

        foreach (var line in plain.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            console.Output.ShouldContain(line.TrimEnd());
        console.Output.ShouldContain("epoch 1/2  step 1/2  rollout  12/40 done, 8 in flight");
        console.Output.ShouldContain("current 0.450  best 0.450  12 calls, 3,456 tokens in, 789 out");
        console.Output.ShouldContain("##############---------- 60 %  about 20 s left");
    }

    [Fact]
    public async Task The_live_status_is_as_checked_in()
    {
        using var console = new TestConsole(width: 60, capable: true);

        await ShowAsync(TrainingView.Create(console.Console, new SteppingTime(TimeSpan.FromSeconds(1))));

        console.Output.Replace("\u001b", "<esc>", StringComparison.Ordinal).ShouldMatchFile("train-live.txt");
    }

    [Fact]
    public void A_narrow_terminal_cuts_the_status_instead_of_wrapping_it()
    {
        using var console = new TestConsole(width: 30);
        var state = SampleRun.Events.Take(4).Aggregate(new RunState(), (now, happened) => now.After(happened));

        console.Console.Write(LiveStatus.Render(state, TimeSpan.FromMinutes(5)));

        var lines = console.Output.TrimEnd('\n').Split('\n');
        lines.Length.ShouldBe(3);
        lines.ShouldAllBe(line => line.Length <= 30);
    }

    [Fact]
    public async Task An_error_of_the_run_passes_through_the_live_view()
    {
        using var console = new TestConsole(capable: true);
        var view = TrainingView.Create(console.Console, TimeProvider.System);

        await Should.ThrowAsync<InvalidDataException>(() => view.RunAsync(_ => throw new InvalidDataException()));
    }

    [Theory]
    [InlineData(20, "20 s")]
    [InlineData(0.2, "1 s")]
    [InlineData(600, "10 min")]
    [InlineData(9000, "2.5 h")]
    public void Durations_are_short(double seconds, string text) =>
        Words.Duration(TimeSpan.FromSeconds(seconds)).ShouldBe(text);

    private static Task ShowAsync(TrainingView view) =>
        view.RunAsync(show =>
        {
            foreach (TrainingEvent happened in SampleRun.Events)
                show(happened);
            return Task.CompletedTask;
        });
}
