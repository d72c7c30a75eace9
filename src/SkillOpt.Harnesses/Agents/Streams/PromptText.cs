namespace SkillOpt.Harnesses.Agents.Streams;

/// <summary>What is told to an agent that has no option for it.</summary>
internal static class PromptText
{
    /// <summary>The prompt, and which images there are to look at.</summary>
    public static string WithImages(AgentTask task) =>
        task.Images.Count == 0 ? task.Prompt : $"{task.Prompt}\n\nImages to look at: {string.Join(", ", task.Images)}";
}
