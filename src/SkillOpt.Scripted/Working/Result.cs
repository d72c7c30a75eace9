namespace SkillOpt.Scripted.Working;

/// <summary>A number, a name, or nothing.</summary>
internal readonly record struct Result(decimal? Number, string? Name)
{
    public static Result None => default;

    public static Result Of(decimal number) => new(number, null);

    public static Result Of(string name) => new(null, name);
}
