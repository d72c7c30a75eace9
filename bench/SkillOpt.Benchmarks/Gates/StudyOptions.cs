using System.Globalization;

namespace SkillOpt.Benchmarks.Gates;

/// <summary>How large a study is and on which worlds.</summary>
/// <param name="Worlds">Worlds, each with every diagnosis quality.</param>
/// <param name="IsQuick">Whether it is only to see that everything works.</param>
/// <param name="IsTuning">Whether the worlds are those that rules are tuned on: the even ones.</param>
/// <param name="Sizes">The gates at these sizes only; empty for the whole study.</param>
internal sealed record StudyOptions(int Worlds, bool IsQuick, bool IsTuning, IReadOnlyList<int> Sizes)
{
    /// <summary>Training items of a step.</summary>
    public int Batch { get; init; } = GateTrial.UsualBatch;

    /// <summary>Runs without effect at each size that end with a release verdict; 0 for none.</summary>
    public int Releases { get; init; } = WholeReleases;

    /// <summary>Whether only release verdicts are studied.</summary>
    public bool ReleasesOnly { get; init; }

    private const int WholeStudy = 60;

    // A thousand at the four sizes together.
    private const int WholeReleases = 250;
    private const int QuickReleases = 20;
    private const int QuickStudy = 8;

    public static bool TryRead(IReadOnlyList<string> arguments, out StudyOptions options)
    {
        options = new StudyOptions(WholeStudy, false, false, []);
        for (var i = 0; i < arguments.Count; i++)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : "";
            switch (arguments[i])
            {
                case "--quick":
                    options = options with { Worlds = QuickStudy, IsQuick = true, Releases = QuickReleases };
                    break;
                case "--tune":
                    options = options with { IsTuning = true };
                    break;
                case "--worlds" when int.TryParse(value, out var worlds) && worlds > 1:
                    options = options with { Worlds = worlds };
                    i++;
                    break;
                case "--releases" when int.TryParse(value, out var releases) && releases > 0:
                    options = options with { Releases = releases, ReleasesOnly = true };
                    i++;
                    break;
                case "--batch" when int.TryParse(value, out var batch) && batch > 0:
                    options = options with { Batch = batch };
                    i++;
                    break;
                case "--sizes" when value.Split(',').All(size => int.TryParse(size, out var items) && items > 0):
                    options = options with
                    {
                        Sizes = [.. value.Split(',').Select(size => int.Parse(size, CultureInfo.InvariantCulture))],
                    };
                    i++;
                    break;
                default:
                    return false;
            }
        }

        return options.Sizes.Count == 0 || options.IsTuning;
    }

    public IReadOnlyList<int> Settings(int count) =>
        [.. Enumerable.Range(0, count).Select(world => (2 * world) + (IsTuning ? 0 : 1))];
}
