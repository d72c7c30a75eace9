namespace SkillOpt.Cli.Tests.Support;

/// <summary>The project that <c>skillopt init</c> writes, made small enough for a test.</summary>
internal static class Quickstart
{
    public static readonly string[] Small =
    [
        "--set",
        "env.limit=8",
        "--set",
        "train.num_epochs=1",
        "--set",
        "train.batch_size=4",
    ];

    public static async Task<string> CreateAsync(TempFolder folder)
    {
        var result = await CommandLine.RunAsync("init", folder["p"]);
        result.ExitCode.ShouldBe(0, result.Error);
        return folder["p/skillopt.yaml"];
    }
}
