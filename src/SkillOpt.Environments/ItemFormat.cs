namespace SkillOpt.Environments;

internal enum ItemFormat
{
    Json,
    JsonLines,
    Csv,
}
