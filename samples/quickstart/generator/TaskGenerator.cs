using System.Globalization;
using SkillOpt.QuickstartTasks.Answers;
using SkillOpt.QuickstartTasks.Families;
using SkillOpt.QuickstartTasks.Tables;

namespace SkillOpt.QuickstartTasks;

/// <summary>Draws tasks until each needs exactly the laws it was meant to need.</summary>
internal static class TaskGenerator
{
    public const ulong DefaultSeed = 20240509;
    public const int DefaultCount = 400;

    private const int Tries = 400;

    public static IReadOnlyList<QuickstartTask> Generate(ulong seed, int count)
    {
        var draws = new Draws(seed);
        var tasks = new List<QuickstartTask>(count);
        while (tasks.Count < count)
        {
            var family = AllFamilies.List[tasks.Count % AllFamilies.List.Count];
            var wanted = Wanted(family, draws);
            if (Make(family, wanted, draws) is { } made)
            {
                tasks.Add(made with { Id = string.Create(CultureInfo.InvariantCulture, $"q-{tasks.Count + 1:0000}") });
            }
        }

        return tasks;
    }

    /// <summary>The laws without which the answer would be another; null when the answer is unfit.</summary>
    public static IReadOnlySet<Law>? Needs(IReadOnlyList<Entry> table, Inquiry inquiry)
    {
        if (Reckoning.Answer(table, inquiry, Reckoning.AllLaws) is not { } answer)
        {
            return null;
        }

        return Reckoning
            .AllLaws.Where(law =>
                Reckoning.Answer(table, inquiry, Reckoning.AllLaws.Except([law]).ToHashSet()) != answer
            )
            .ToHashSet();
    }

    private static HashSet<Law> Wanted(Family family, Draws draws)
    {
        var roll = draws.Below(100);
        var count =
            roll < 18 ? 0
            : roll < 64 ? 1
            : roll < 90 ? 2
            : 3;
        var laws = new HashSet<Law>();
        while (laws.Count < count)
        {
            laws.Add(draws.Pick(family.Laws));
        }

        return laws;
    }

    private static QuickstartTask? Make(Family family, IReadOnlySet<Law> wanted, Draws draws)
    {
        for (var i = 0; i < Tries; i++)
        {
            var (inquiry, question) = InquiryMaker.Make(family, wanted, draws);
            var table = TableMaker.Make(family, wanted, draws);
            if (Needs(table, inquiry) is { } needs && needs.SetEquals(wanted))
            {
                var answer = Reckoning.Answer(table, inquiry, Reckoning.AllLaws)!;
                var prompt = $"{draws.Pick(family.Introductions)}\n\n{TablePrinter.Print(family, table)}\n{question}";
                return new QuickstartTask("", prompt, answer, family.TaskType, [.. needs.Order()]);
            }
        }

        return null;
    }
}
