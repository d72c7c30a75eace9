using SkillOpt.Harnesses.Isolation;

namespace SkillOpt.Harnesses.Agents;

/// <summary>An agent program that was found and has told its version.</summary>
/// <param name="Program">The program.</param>
/// <param name="Version">The version; null when it does not tell it.</param>
/// <param name="Sandbox">What it runs in; null for nothing.</param>
/// <param name="Isolation">Which isolation is in force, in words.</param>
internal sealed record AgentInstallation(AgentProgram Program, string? Version, Sandbox? Sandbox, string Isolation);
