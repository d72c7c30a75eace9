namespace SkillOpt.Scripted.Working;

/// <summary>The answer to a task and the rows it rests on.</summary>
internal sealed record Solution(string Answer, IReadOnlyList<string> RowsUsed);
