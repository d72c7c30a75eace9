using System.Diagnostics;
using System.Reflection;

namespace SkillOpt.Benchmarks.Suites;

/// <summary>The client of the providers over HTTP on loopback: what a call costs, and what 1,000 at once take.</summary>
internal static class HttpSuite
{
    public const string Peer = "http-peer";
    public const string Client = "http-client";

    public static async Task RunAsync()
    {
        using var peer = Start(Peer, redirect: true);
        try
        {
            var address =
                await peer.StandardOutput.ReadLineAsync()
                ?? throw new InvalidOperationException("The server of the http suite did not start.");
            using var client = Start(Client, redirect: false, address);
            await client.WaitForExitAsync();
            if (client.ExitCode != 0)
                throw new InvalidOperationException("The client of the http suite failed.");
        }
        finally
        {
            peer.StandardInput.Close();
            await peer.WaitForExitAsync();
        }
    }

    private static Process Start(string role, bool redirect, params string[] arguments)
    {
        var own = Environment.ProcessPath!;
        string[] program =
            Path.GetFileNameWithoutExtension(own) == "dotnet" ? [Assembly.GetExecutingAssembly().Location] : [];
        var start = new ProcessStartInfo(own, [.. program, role, .. arguments])
        {
            RedirectStandardInput = redirect,
            RedirectStandardOutput = redirect,
        };
        return Process.Start(start)!;
    }
}
