using SkillOpt.Harnesses.Agents;
using SkillOpt.Harnesses.Agents.Streams;

namespace SkillOpt.Harnesses.Tests.Agents.Reading;

public sealed class FaultWordsTests
{
    [Theory]
    [InlineData("unexpected status 401 Unauthorized: no", nameof(AgentFaultKind.SignIn))]
    [InlineData("Error 403: forbidden", nameof(AgentFaultKind.SignIn))]
    [InlineData("Not logged in · Please run /login", nameof(AgentFaultKind.SignIn))]
    [InlineData("exceeded retry limit, last status: 429 Too Many Requests", nameof(AgentFaultKind.Transient))]
    [InlineData("HTTP 503", nameof(AgentFaultKind.Transient))]
    [InlineData("status 429: you exceeded your current quota", nameof(AgentFaultKind.Rejected))]
    [InlineData("API Error: 400 something", nameof(AgentFaultKind.Rejected))]
    [InlineData("error: unexpected argument '--json' found", nameof(AgentFaultKind.Rejected))]
    [InlineData("API Error: Connection refused (ECONNREFUSED)", nameof(AgentFaultKind.Transient))]
    [InlineData("the model refused to answer", nameof(AgentFaultKind.Rejected))]
    [InlineData("something nobody has seen", nameof(AgentFaultKind.Transient))]
    public void Words_say_what_a_failure_means(string words, string kind) =>
        FaultWords.Read(words).Kind.ToString().ShouldBe(kind);

    [Fact]
    public void The_status_that_an_agent_gives_by_itself_goes_before_its_words() =>
        FaultWords.Read("please try again", 401).Kind.ShouldBe(AgentFaultKind.SignIn);

    [Fact]
    public void A_reason_is_one_line_of_bounded_length_without_what_looks_like_a_key()
    {
        var reason = FaultWords
            .Read(
                "Incorrect key\n provided: sk-proj-abcdefgh12345 and Bearer abc "
                    + string.Join(' ', Enumerable.Repeat("xxx", 2000))
            )
            .Reason;

        reason.ShouldStartWith("Incorrect key provided: [removed] and [removed] xxx");
        reason.Length.ShouldBeLessThan(600);
        reason.ShouldNotContain("\n");
    }
}
