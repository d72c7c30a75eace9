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

    [Fact]
    public async Task Faults_of_the_provider_change_neither_the_skill_nor_the_score_of_any_item()
    {
        using var sandbox = new Sandbox();
        var inProcess = new RunRecord(sandbox["in-process"]);
        var faulty = new RunRecord(sandbox["faulty"]);
        // A call that fails five times is unscored by right. The fewer calls, the less likely: about 1 in 100,000 each.
        string[] job =
        [
            "train",
            Repository.Quickstart,
            "--set",
            "train.num_epochs=2",
            "--set",
            "evaluation.eval_test=false",
        ];
        string[] rates = ["--error-rate", "0.03", "--cut-rate", "0.02", "--truncate-rate", "0.05"];
        using var server = sandbox.Start(["serve-models", .. rates]);
        var url = await AddressAsync(server);

        (await sandbox.RunAsync([.. job, "--out", inProcess.Root])).ShouldSucceed();
        (
            await sandbox.RunAsync([
                .. job,
                "--out",
                faulty.Root,
                // Calls that wait for their next try fill the workers; more of them keep the waits side by side.
                "--set",
                "env.workers=64",
                // At 10 % faults five failures in a row would come in one run of three hundred; nine will not be seen.
                "--set",
                "env.retries=8",
                .. Settings("target", url),
                .. Settings("optimizer", url),
            ])
        ).ShouldSucceed();

        var expected = inProcess.Rollouts();
        var actual = faulty.Rollouts();
        faulty.Bytes("best_skill.md").ShouldBe(inProcess.Bytes("best_skill.md"));
        faulty.Summary["best_step"]!.GetValue<int>().ShouldBeGreaterThan(0);
        actual.Values.Sum(rollout => rollout.FailedCalls).ShouldBeGreaterThan(10);
        actual.Values.ShouldAllBe(rollout => rollout.Status == "scored");
        // How much a gate that stops early measures depends on the workers, so some are in one of the two only.
        var inBoth = expected.Keys.Where(actual.ContainsKey).ToList();
        inBoth.Count.ShouldBeGreaterThan(expected.Count / 2);
        foreach (var attempt in inBoth)
            actual[attempt].Hard.ShouldBe(expected[attempt].Hard, attempt);
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
