using SkillOpt.Scripted.Optimizing.Prompts;
using SkillOpt.Scripted.Optimizing.Proposing;

namespace SkillOpt.Scripted.Optimizing.Calls;

/// <summary>One request to the optimizer.</summary>
/// <param name="Heading">The first heading of the system message.</param>
/// <param name="System">The system message.</param>
/// <param name="Prompt">The first user message.</param>
/// <param name="Hash">Seed and prompt: every draw of the reply comes from it.</param>
/// <param name="Options">The shares of poor edits.</param>
internal sealed record Call(string Heading, string System, Prompt Prompt, ulong Hash, ScriptedOptimizerOptions Options)
{
    public Payload Payload =>
        Heading.EndsWith("for a full rewrite", StringComparison.Ordinal)
        || Heading.EndsWith("of whole skills", StringComparison.Ordinal)
            ? Payload.Candidates
        : Heading.EndsWith("for a rewrite", StringComparison.Ordinal)
        || Heading.EndsWith("of suggestions", StringComparison.Ordinal)
            ? Payload.Suggestions
        : Payload.Edits;

    public bool WantsNotes =>
        System.Contains("SKILL_DEFECT", StringComparison.Ordinal)
        && System.Contains("EXECUTION_LAPSE", StringComparison.Ordinal);

    public Mix Mix =>
        new(Options, Prompt.Body("Optimizer Memory").Contains("Avoid", StringComparison.OrdinalIgnoreCase));
}

/// <summary>What an analyst is to hand in.</summary>
internal enum Payload
{
    Edits,
    Suggestions,
    Candidates,
}
