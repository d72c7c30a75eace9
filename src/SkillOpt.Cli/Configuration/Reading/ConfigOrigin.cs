namespace SkillOpt.Cli.Configuration.Reading;

/// <summary>Where a part of the configuration was written: a place in a file, or an option of the command line.</summary>
/// <param name="Source">The file as it was named, or the option as it was given.</param>
/// <param name="Directory">The folder that relative paths start from.</param>
/// <param name="Line">From 1; 0 when the source is not a file.</param>
/// <param name="Column">From 1; 0 when the source is not a file.</param>
internal sealed record ConfigOrigin(string Source, string Directory, long Line = 0, long Column = 0)
{
    public override string ToString() => Line == 0 ? Source : $"{Source}:{Line}:{Column}";
}
