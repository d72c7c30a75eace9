using System.Runtime.InteropServices;

namespace SkillOpt.Cli;

/// <summary>Ctrl-C and SIGTERM: the first asks for a clean stop, the second ends the run, the third ends the process.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationTokenSource cancel = new();
    private readonly TextWriter error;
    private readonly List<PosixSignalRegistration> registrations = [];
    private int count;

    public StopSignals(TextWriter error) => this.error = error;

    public CancellationToken StopRequested => stop.Token;

    public CancellationToken Cancelled => cancel.Token;

    public StopSignals Listen()
    {
        foreach (var signal in (ReadOnlySpan<PosixSignal>)[PosixSignal.SIGINT, PosixSignal.SIGTERM])
            registrations.Add(PosixSignalRegistration.Create(signal, context => context.Cancel = Receive()));
        return this;
    }

    /// <summary>Counts one signal.</summary>
    /// <returns>Whether it was dealt with; otherwise the system ends the process.</returns>
    public bool Receive()
    {
        switch (Interlocked.Increment(ref count))
        {
            case 1:
                error.WriteLine("Stopping: what is in flight finishes and is recorded. Once more ends at once.");
                stop.Cancel();
                return true;
            case 2:
                cancel.Cancel();
                return true;
            default:
                return false;
        }
    }

    public void Dispose()
    {
        registrations.ForEach(registration => registration.Dispose());
        stop.Dispose();
        cancel.Dispose();
    }
}
