using SkillOpt.Cli.Configuration;
using SkillOpt.Tasks;

namespace SkillOpt.Cli.Doctor;

/// <summary>What the checks look at: a configuration and the items of its splits, which may contradict each other.</summary>
internal sealed record Patient(
    LoadedConfiguration Configuration,
    IReadOnlyList<TaskItem> Train,
    IReadOnlyList<TaskItem> Selection,
    IReadOnlyList<TaskItem> Test
)
{
    public IEnumerable<(string Split, TaskItem Item)> Items =>
        Train
            .Select(item => ("train", item))
            .Concat(Selection.Select(item => ("selection", item)))
            .Concat(Test.Select(item => ("test", item)));

    /// <summary>Selection items the gate uses.</summary>
    public int GateItems => Limited(Selection.Count, Configuration.Value.Evaluation.SelEnvNum);

    /// <summary>Training items the run uses.</summary>
    public int TrainItems => Limited(Train.Count, Configuration.Value.Train.TrainSize);

    public bool Wrote(string key) => Configuration.Origins.ContainsKey(key);

    private static int Limited(int all, int most) => most == 0 ? all : Math.Min(all, most);
}
