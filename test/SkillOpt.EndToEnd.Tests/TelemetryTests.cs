using SkillOpt.EndToEnd.Tests.Support;

namespace SkillOpt.EndToEnd.Tests;

public sealed class TelemetryTests
{
    [Fact]
    public async Task A_run_sends_its_traces_and_metrics_to_the_collector_and_no_text()
    {
        using var sandbox = new Sandbox();
        await using var collector = await FakeCollector.StartAsync();
        SmallProject.WriteTo(sandbox);
        sandbox.Write("skill.md", "# Tables XYZZY\n");

        var result = await sandbox.RunAsync("train", sandbox["skillopt.yaml"], "--out", "run", "--otlp", collector.Url);

        result.ShouldSucceed();
        result.Error.ShouldNotContain("warning:");
        collector.All.Select(sent => sent.Path).Distinct().ShouldBe(["/v1/traces", "/v1/metrics"], ignoreOrder: true);
        collector.All.ShouldAllBe(sent => sent.Method == "POST" && sent.ContentType == "application/x-protobuf");
        foreach (
            var name in (string[])["skillopt run", "skillopt step", "skillopt rollout", "chat ", "gen_ai.request.model"]
        )
        {
            collector.TextOf("/v1/traces").ShouldContain(name);
        }

        foreach (
            var name in (string[])["gen_ai.client.operation.duration", "gen_ai.client.token.usage", "skillopt.rollouts"]
        )
        {
            collector.TextOf("/v1/metrics").ShouldContain(name);
        }

        foreach (var text in (string[])["XYZZY", "The shop received", "<answer>"])
        {
            collector.All.ShouldAllBe(sent => !sent.Text.Contains(text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_run_that_was_stopped_sends_what_it_did()
    {
        Signals.RequireThem();
        using var sandbox = new Sandbox();
        await using var collector = await FakeCollector.StartAsync();
        var run = new RunRecord(sandbox["run"]);
        using var process = sandbox.Start([.. LongRun.Command(run), "--otlp", collector.Url]);
        (await process.UntilAsync(() => run.LedgerLength > 0)).ShouldBeTrue();

        Signals.Send(process, Signals.Interrupt);
        var result = await process.WaitAsync();

        result.ExitCode.ShouldBe(130);
        collector.TextOf("/v1/traces").ShouldContain("skillopt run");
        collector.TextOf("/v1/metrics").ShouldContain("skillopt.rollouts");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_collector_that_fails_costs_the_run_one_line_of_warning(bool listens)
    {
        using var sandbox = new Sandbox();
        SmallProject.WriteTo(sandbox);
        var collector = await FakeCollector.StartAsync(status: 500);
        var url = collector.Url;
        if (!listens)
            await collector.DisposeAsync();

        var result = await sandbox.RunAsync("train", sandbox["skillopt.yaml"], "--out", "run", "--otlp", url);

        await collector.DisposeAsync();
        result.ShouldSucceed();
        result
            .Error.Split('\n')
            .Where(line => line.StartsWith("warning:", StringComparison.Ordinal))
            .ShouldHaveSingleItem()
            .ShouldContain(url);
        new RunRecord(sandbox["run"]).Has("summary.json").ShouldBeTrue();
    }

    [Theory]
    [InlineData("localhost:4318")]
    [InlineData("/v1/traces")]
    [InlineData("ftp://localhost:4318")]
    [InlineData("http://somebody:XYZZY@localhost:4318")]
    [InlineData("http://localhost:4318?key=XYZZY")]
    public async Task An_address_that_is_none_is_refused_before_anything_is_done(string url)
    {
        using var sandbox = new Sandbox();
        SmallProject.WriteTo(sandbox);

        var result = await sandbox.RunAsync("train", sandbox["skillopt.yaml"], "--out", "run", "--otlp", url);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("--otlp");
        result.Error.ShouldNotContain("XYZZY");
        Directory.Exists(sandbox["run"]).ShouldBeFalse();
    }
}
