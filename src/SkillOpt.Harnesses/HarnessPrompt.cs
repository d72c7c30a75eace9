using System.Security.Cryptography;
using System.Text;
using SkillOpt.Harnesses.Workspaces;

namespace SkillOpt.Harnesses;

/// <summary>What a target is told. The same text for every agent, with relative paths only.</summary>
internal static class HarnessPrompt
{
    private const string Task =
        "Read task.md in the current folder and do the task. Nobody answers questions, so do not ask any. Finish with the "
        + "final answer in the form that task.md asks for.";
    private const string WithSkill = "First read the skill in {0} and apply its rules wherever they fit the task. ";
    private const string Reminder =
        " An earlier attempt ended without any final answer: your last message must hold it.";

    /// <summary>The beginning of the hash of all texts.</summary>
    public static string Fingerprint { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Task + WithSkill + Reminder)))[..16];

    public static string For(SkillFile? skill, bool isReminder) =>
        (skill is null ? "" : WithSkill.Replace("{0}", skill.Path, StringComparison.Ordinal))
        + Task
        + (isReminder ? Reminder : "");
}
