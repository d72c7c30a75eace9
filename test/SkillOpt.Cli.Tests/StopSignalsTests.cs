namespace SkillOpt.Cli.Tests;

public sealed class StopSignalsTests
{
    [Fact]
    public void The_first_signal_stops_the_second_cancels_and_the_third_is_left_to_the_system()
    {
        using var error = new StringWriter();
        using var signals = new StopSignals(error);

        signals.Receive().ShouldBeTrue();
        signals.StopRequested.IsCancellationRequested.ShouldBeTrue();
        signals.Cancelled.IsCancellationRequested.ShouldBeFalse();
        error.ToString().ShouldContain("Once more ends at once.");

        signals.Receive().ShouldBeTrue();
        signals.Cancelled.IsCancellationRequested.ShouldBeTrue();

        signals.Receive().ShouldBeFalse();
    }
}
