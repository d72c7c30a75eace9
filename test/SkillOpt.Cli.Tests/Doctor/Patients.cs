using SkillOpt.Cli.Configuration;
using SkillOpt.Cli.Doctor;
using SkillOpt.Cli.Tests.Support;
using SkillOpt.Tasks;

namespace SkillOpt.Cli.Tests.Doctor;

internal static class Patients
{
    /// <summary>A configuration and items without findings, of the given sizes.</summary>
    public static Patient Healthy(string yaml = "", int train = 40, int selection = 20, int test = 140)
    {
        using var folder = new TempFolder();
        var configuration = ConfigurationLoader.Load(folder.Write("c.yaml", yaml));
        return new Patient(configuration, Items("train", train), Items("selection", selection), Items("test", test));
    }

    public static TaskItem Item(string id, string prompt, params string[] references) => new(id, prompt, references);

    private static List<TaskItem> Items(string split, int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(at =>
                    Item($"{split}-{at}", $"{split} question number {at}: what is {at} times {at}?", $"= {at * at}")
                ),
        ];
}
