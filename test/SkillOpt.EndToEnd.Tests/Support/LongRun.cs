namespace SkillOpt.EndToEnd.Tests.Support;

/// <summary>The quick start with many small steps, so that there is time to interrupt it.</summary>
internal static class LongRun
{
    public static string[] Command(RunRecord run, int workers = 1) =>
        [
            "train",
            Repository.Quickstart,
            "--out",
            run.Root,
            "--set",
            "train.num_epochs=8",
            "--set",
            "train.batch_size=5",
            "--set",
            $"env.workers={workers}",
        ];
}
