using System.Diagnostics;
using System.Text;

namespace SkillOpt.EndToEnd.Tests.Support;

/// <summary>A program under way.</summary>
internal sealed class RunningProcess : IDisposable
{
    // A program that hangs fails its test instead of the whole suite.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(1);

    private readonly Process process;
    private readonly CancellationTokenSource limit;
    private readonly StringBuilder outputSoFar = new();
    private readonly Task<string> output;
    private readonly StringBuilder errorSoFar = new();
    private readonly Task<string> error;

    private RunningProcess(Process process)
    {
        this.process = process;
        limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        output = ReadAsync(process.StandardOutput, outputSoFar);
        error = ReadAsync(process.StandardError, errorSoFar);
    }

    public int Id => process.Id;

    public bool HasEnded => process.HasExited;

    public string OutputSoFar => SoFar(outputSoFar);

    public string ErrorSoFar => SoFar(errorSoFar);

    public static RunningProcess Start(
        string folder,
        IReadOnlyDictionary<string, string> environment,
        string program,
        IEnumerable<string> arguments
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment.Clear();
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new RunningProcess(Process.Start(start)!);
    }

    /// <summary>Waits until the condition holds or the process has ended.</summary>
    /// <returns>Whether the process was still under way.</returns>
    public async Task<bool> UntilAsync(Func<bool> condition)
    {
        while (!condition() && !process.HasExited)
            await Task.Delay(Poll, limit.Token);
        return !process.HasExited;
    }

    public async Task<Result> WaitAsync()
    {
        await process.WaitForExitAsync(limit.Token);
        return new Result(process.ExitCode, await output, await error);
    }

    /// <summary>SIGKILL.</summary>
    public async Task<Result> KillAsync()
    {
        process.Kill();
        return await WaitAsync();
    }

    private async Task<string> ReadAsync(StreamReader reader, StringBuilder soFar)
    {
        var block = new char[4096];
        for (int read; (read = await reader.ReadAsync(block, limit.Token)) > 0; )
        {
            lock (soFar)
                soFar.Append(block, 0, read);
        }

        return SoFar(soFar);
    }

    private static string SoFar(StringBuilder text)
    {
        lock (text)
            return text.ToString();
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
        limit.Dispose();
    }
}
