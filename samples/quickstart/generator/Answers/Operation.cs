namespace SkillOpt.QuickstartTasks.Answers;

internal enum Operation
{
    Count,
    Sum,
    Average,
    Difference,
    Highest,
    Lowest,
}
