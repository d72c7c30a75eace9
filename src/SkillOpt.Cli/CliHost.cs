using SkillOpt.Training;

namespace SkillOpt.Cli;

/// <summary>Everything of the outside world that a command may touch besides files.</summary>
internal sealed record CliHost
{
    /// <summary>Results: what a person asked for, or machine-readable lines.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Errors, and under <c>--json</c> everything for people.</summary>
    public required TextWriter Error { get; init; }

    public bool OutIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    /// <summary>Columns of a line.</summary>
    public int Width { get; init; } = 100;

    /// <summary>Reads an environment variable.</summary>
    public Func<string, string?> Variable { get; init; } = _ => null;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Asks for a clean stop; the caller decides what triggers it.</summary>
    public CancellationToken StopRequested { get; init; }

    /// <summary>Asks for an end now.</summary>
    public CancellationToken Cancelled { get; init; }

    /// <summary>The trainer.</summary>
    public Func<TrainingJob, CancellationToken, IAsyncEnumerable<TrainingEvent>> Train { get; init; } =
        SkillTrainer.TrainAsync;
}
