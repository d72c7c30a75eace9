namespace SkillOpt.Providers;

/// <summary>What providers take from outside.</summary>
internal sealed record Surroundings(Func<string, string?> Environment, TimeProvider Time)
{
    public static Surroundings OfProcess { get; } = new(System.Environment.GetEnvironmentVariable, TimeProvider.System);
}
