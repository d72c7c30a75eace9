using System.Text.Json.Nodes;
using SkillOpt.Cli.Runs;
using SkillOpt.Models;
using SkillOpt.Runs;
using SkillOpt.Training;
using Spectre.Console;

namespace SkillOpt.Cli.Rendering;

/// <summary>Usage and cost by role and stage, and by step.</summary>
internal static class SpendTable
{
    private static readonly string[] Counts = ["calls", "failed", "tokens in", "of these cached", "tokens out", "USD"];

    public static void WriteStages(IAnsiConsole console, UsageTotals usage, BudgetPrices prices)
    {
        var table = Create("role", "stage");
        foreach (var stage in usage.Stages)
            AddRow(table, [stage.Role, stage.Stage], stage.Usage, prices.Cost(stage.Role, stage.Usage));
        foreach (var role in usage.Roles)
            AddRow(table, [role, "total"], usage.Of(role), CostRecord.Total(usage, prices, role));
        AddRow(table, ["all", "total"], usage.Total, CostRecord.Total(usage, prices));
        console.WriteLine();
        table.Write(console);
        console.WriteLine(PriceNote.Of(usage.Roles, prices));
        if (usage.Total.EstimatedCalls > 0)
        {
            console.WriteLine(
                $"Of {Words.Count(usage.Total.EstimatedCalls, "call", "calls")} the tokens, and so the cost, are estimated at four characters each, because the provider reported none."
            );
        }
    }

    public static void WriteSteps(IAnsiConsole console, IReadOnlyList<JsonObject> steps, BudgetPrices prices)
    {
        var used = steps.Select(step => (Number: step.Whole("step") ?? 0, Usage: RunSpend.Of(step))).ToList();
        if (used.All(step => step.Usage.Stages.Count == 0))
            return;
        var table = Create("step", "role");
        foreach (var (number, usage) in used)
        {
            foreach (var role in usage.Roles)
                AddRow(table, [Words.Count(number), role], usage.Of(role), CostRecord.Total(usage, prices, role));
        }

        console.WriteLine();
        table.Write(console);
    }

    private static FigureTable Create(params string[] names) => new(names, Counts);

    private static void AddRow(FigureTable table, string[] names, Usage usage, decimal? cost)
    {
        long[] counts =
        [
            usage.Calls,
            usage.FailedCalls,
            usage.InputTokens,
            usage.CachedInputTokens,
            usage.OutputTokens,
        ];
        var cells = names.Concat(counts.Select(Words.Count)).Append(Words.Usd(cost));
        table.Add(cells);
    }
}
