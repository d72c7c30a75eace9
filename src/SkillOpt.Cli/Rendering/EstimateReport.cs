using System.Text.Json.Nodes;
using SkillOpt.Models;
using SkillOpt.Training;
using Spectre.Console;

namespace SkillOpt.Cli.Rendering;

/// <summary>What a run will use, for people or as JSON lines.</summary>
internal static class EstimateReport
{
    private const string All = "all";
    private const string Total = "total";

    public static void Write(CliHost host, RunEstimate estimate, bool json)
    {
        if (json)
        {
            foreach (var stage in estimate.Stages)
                host.Out.WriteLine(JsonLine.Of(Json(estimate.Prices, stage)));
            host.Out.WriteLine(JsonLine.Of(JsonTotal(estimate)));
            return;
        }

        var console = ConsoleFactory.ForPeople(host, json: false);
        var table = new FigureTable(
            ["role", "stage"],
            ["calls", "at most", "tokens in", "at most", "tokens out", "at most", "USD", "at most"]
        );
        foreach (var stage in estimate.Stages)
        {
            var (usual, most) = Cost(estimate.Prices, stage);
            AddRow(table, stage.Role, stage.Stage, (stage.Expected, usual), (stage.AtMost, most));
        }

        foreach (var role in estimate.Roles)
            AddTotal(table, role, estimate.Total(role), estimate.Cost(role));
        AddTotal(table, All, Sum(estimate), estimate.Cost());

        table.Write(console);
        console.WriteLine();
        console.WriteLine(
            "A rollout is one call of the target, or as many as its environment makes. Tokens are four characters each; tries "
                + "that fail come on top."
        );
        if (estimate.MayRace)
            console.WriteLine(
                "The gate may be a race: usually a pass and a half over the selection split for each candidate; few runs "
                    + "come near what it takes at most."
            );
        console.WriteLine($"{PriceNote.Of(estimate.Roles, estimate.Prices)} Nothing was called and nothing written.");
    }

    private static (decimal? Expected, decimal? AtMost) Cost(BudgetPrices prices, StageEstimate stage) =>
        (prices.Cost(stage.Role, stage.Expected.Usage), prices.Cost(stage.Role, stage.AtMost.Usage));

    private static (Amount Expected, Amount AtMost) Sum(RunEstimate estimate) =>
        estimate
            .Roles.Select(estimate.Total)
            .Aggregate((sum, next) => (sum.Expected + next.Expected, sum.AtMost + next.AtMost));

    private static void AddTotal(
        FigureTable table,
        string role,
        (Amount Expected, Amount AtMost) amounts,
        (decimal? Expected, decimal? AtMost) cost
    ) => AddRow(table, role, Total, (amounts.Expected, cost.Expected), (amounts.AtMost, cost.AtMost));

    private static void AddRow(
        FigureTable table,
        string role,
        string stage,
        (Amount Amount, decimal? Cost) expected,
        (Amount Amount, decimal? Cost) most
    )
    {
        long[] counts =
        [
            expected.Amount.Calls,
            most.Amount.Calls,
            expected.Amount.InputTokens,
            most.Amount.InputTokens,
            expected.Amount.OutputTokens,
            most.Amount.OutputTokens,
        ];
        var cells = new[] { role, stage }
            .Concat(counts.Select(Words.Count))
            .Append(Words.Usd(expected.Cost))
            .Append(Words.Usd(most.Cost));
        table.Add(cells);
    }

    private static JsonObject Json(BudgetPrices prices, StageEstimate stage)
    {
        var (usual, most) = Cost(prices, stage);
        return Line(stage.Role, stage.Stage, Json(stage.Expected, usual), Json(stage.AtMost, most));
    }

    private static JsonObject JsonTotal(RunEstimate estimate)
    {
        var (amounts, cost) = (Sum(estimate), estimate.Cost());
        var line = Line(All, Total, Json(amounts.Expected, cost.Expected), Json(amounts.AtMost, cost.AtMost));
        line["prices"] = CostRecord.Prices(estimate.Prices);
        return line;
    }

    private static JsonObject Line(string role, string stage, JsonObject expected, JsonObject most) =>
        new()
        {
            ["role"] = role,
            ["stage"] = stage,
            ["expected"] = expected,
            ["at_most"] = most,
        };

    private static JsonObject Json(Amount amount, decimal? cost) =>
        new()
        {
            ["rollouts"] = amount.Rollouts,
            ["calls"] = amount.Calls,
            ["input_tokens"] = amount.InputTokens,
            ["output_tokens"] = amount.OutputTokens,
            ["cost_usd"] = cost,
        };
}
