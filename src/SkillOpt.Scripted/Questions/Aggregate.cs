namespace SkillOpt.Scripted.Questions;

internal enum Aggregate
{
    Count,
    Sum,
    Average,
    Difference,
    Highest,
    Lowest,
}
