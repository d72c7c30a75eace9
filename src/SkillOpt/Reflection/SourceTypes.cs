namespace SkillOpt.Reflection;

internal static class SourceTypes
{
    public const string Failure = "failure";
    public const string Success = "success";

    public static string? Recognise(string text) =>
        text.Trim().ToLowerInvariant() switch
        {
            Failure => Failure,
            Success => Success,
            _ => null,
        };
}
