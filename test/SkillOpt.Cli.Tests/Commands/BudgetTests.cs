using SkillOpt.Cli.Tests.Support;

namespace SkillOpt.Cli.Tests.Commands;

public sealed class BudgetTests
{
    [Fact]
    public async Task A_run_stops_at_its_budget_with_exit_code_5_and_goes_on_when_the_budget_is_raised()
    {
        using var folder = new TempFolder();
        await CommandLine.RunAsync("init", folder["demo"]);
        var config = Path.Combine(folder["demo"], "skillopt.yaml");

        var stopped = await CommandLine.RunAsync(
            "train",
            config,
            "--out",
            folder["run"],
            "--set",
            "budget.max_calls=40"
        );
        var raised = await CommandLine.RunAsync(
            "train",
            config,
            "--out",
            folder["run"],
            "--set",
            "budget.max_calls=100000"
        );
        var unlimited = await CommandLine.RunAsync("train", config, "--out", folder["other"]);

        stopped.ExitCode.ShouldBe(5, stopped.Error);
        stopped.Error.ShouldContain("40");
        raised.ExitCode.ShouldBe(0, raised.Error);
        unlimited.ExitCode.ShouldBe(0, unlimited.Error);
        File.ReadAllText(Path.Combine(folder["run"], "best_skill.md"))
            .ShouldBe(File.ReadAllText(Path.Combine(folder["other"], "best_skill.md")));
    }

    [Fact]
    public async Task A_limit_on_cost_needs_prices_and_says_how_to_give_them()
    {
        using var folder = new TempFolder();
        await CommandLine.RunAsync("init", folder["demo"]);
        var config = Path.Combine(folder["demo"], "skillopt.yaml");

        var refused = await CommandLine.RunAsync(
            "train",
            config,
            "--out",
            folder["run"],
            "--set",
            "budget.max_cost_usd=1"
        );
        var priced = await CommandLine.RunAsync(
            "train",
            config,
            "--out",
            folder["run"],
            "--set",
            "budget.max_cost_usd=0.01",
            "--set",
            "model.target_options.price.input_per_million=1",
            "--set",
            "model.target_options.price.output_per_million=4",
            "--set",
            "model.optimizer_options.price.input_per_million=1",
            "--set",
            "model.optimizer_options.price.output_per_million=4"
        );

        refused.ExitCode.ShouldBe(2);
        refused.Error.ShouldContain("price");
        priced.ExitCode.ShouldBe(5, priced.Error);
    }
}
