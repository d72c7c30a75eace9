namespace SkillOpt.Cli.Measuring;

/// <summary>A measurement that a person may stop: what is in flight is finished and recorded first.</summary>
internal static class MeasuringRun
{
    public static async Task<int> Async(CliHost host, Func<Task<int>> measure)
    {
        try
        {
            return await measure();
        }
        catch (OperationCanceledException)
            when (host.StopRequested.IsCancellationRequested && !host.Cancelled.IsCancellationRequested)
        {
            await host.Error.WriteLineAsync(
                "Stopped; everything that was paid for is kept. The same command goes on from there."
            );
            return ExitCode.Cancelled;
        }
    }
}
