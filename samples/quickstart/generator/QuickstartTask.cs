namespace SkillOpt.QuickstartTasks;

/// <summary>One task with its reference and the laws without which the answer would be another.</summary>
internal sealed record QuickstartTask(
    string Id,
    string Prompt,
    string Answer,
    string TaskType,
    IReadOnlyList<Law> Needs
);
