using SkillOpt.EndToEnd.Tests.Support;

namespace SkillOpt.EndToEnd.Tests;

public sealed class ServeModelsTests
{
    private const string Greeting = "listening on ";

    [Fact]
    public async Task Training_over_HTTP_against_the_served_models_gives_the_same_skill_as_in_process()
    {
        using var sandbox = new Sandbox();
        var inProcess = new RunRecord(sandbox["in-process"]);
        var served = new RunRecord(sandbox["served"]);
        using var server = sandbox.Start("serve-models");
        var url = await AddressAsync(server);

        (await sandbox.RunAsync("train", Repository.Quickstart, "--out", inProcess.Root)).ShouldSucceed();
        (
            await sandbox.RunAsync([
                "train",
                Repository.Quickstart,
                "--out",
                served.Root,
                .. Settings("target", url),
                .. Settings("optimizer", url),
            ])
        ).ShouldSucceed();

        served.Bytes("best_skill.md").ShouldBe(inProcess.Bytes("best_skill.md"));
        served.Summary["best_step"]!.GetValue<int>().ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData(Signals.Interrupt)]
    [InlineData(Signals.Terminate)]
    public async Task A_signal_ends_the_server_cleanly(int signal)
    {
        Signals.RequireThem();
        using var sandbox = new Sandbox();
        using var server = sandbox.Start("serve-models", "--port", "0");
        var url = await AddressAsync(server);
        url.ShouldStartWith("http://127.0.0.1:");
        url.ShouldEndWith("/v1");

        Signals.Send(server, signal);

        (await server.WaitAsync()).ShouldSucceed().Lines.ShouldBe([Greeting + url]);
    }

    private static async Task<string> AddressAsync(RunningProcess server)
    {
        (await server.UntilAsync(() => server.OutputSoFar.Contains('\n', StringComparison.Ordinal))).ShouldBeTrue(
            server.ErrorSoFar
        );
        var line = server.OutputSoFar.Trim();
        line.ShouldStartWith(Greeting);
        return line[Greeting.Length..];
    }

    private static string[] Settings(string role, string url) =>
        ["--set", $"model.{role}=openai-compatible/scripted-{role}", "--set", $"model.{role}_options.base_url={url}"];
}
