using SkillOpt.Harnesses.Agents;
using SkillOpt.Harnesses.Agents.Codex;
using SkillOpt.Harnesses.Agents.Gemini;
using SkillOpt.Harnesses.Isolation;

namespace SkillOpt.Harnesses.Tests.Agents;

public sealed class AgentVersionTests
{
    [Theory]
    [InlineData("0.1.0", "codex was tried with 0.169.0; found 0.1.0.")]
    [InlineData("0.169.0-alpha.1", "codex was tried with 0.169.0; found 0.169.0-alpha.1.")]
    [InlineData(null, "codex was tried with 0.169.0; it does not tell its version.")]
    [InlineData("0.169.0", null)]
    public void Another_version_than_the_one_that_was_tried_is_told(string? found, string? note) =>
        AgentVersion.Note(new CodexAgent(), Found(found)).ShouldBe(note);

    [Fact]
    public void An_agent_that_was_tried_with_no_version_has_none_to_compare() =>
        AgentVersion.Note(new GeminiAgent(), Found("1.0")).ShouldBeNull();

    private static AgentInstallation Found(string? version) =>
        new(new AgentProgram("/bin/x", "/bin/x", []), version, null, "");
}
