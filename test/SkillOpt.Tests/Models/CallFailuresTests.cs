using System.Net;
using System.Net.Sockets;
using SkillOpt.Models;

namespace SkillOpt.Tests.Models;

public sealed class CallFailuresTests
{
    [Theory]
    [InlineData(400, "Rejected")]
    [InlineData(401, "Rejected")]
    [InlineData(403, "Rejected")]
    [InlineData(404, "Rejected")]
    [InlineData(408, "Transient")]
    [InlineData(409, "Transient")]
    [InlineData(422, "Rejected")]
    [InlineData(429, "RateLimited")]
    [InlineData(500, "Transient")]
    [InlineData(503, "Transient")]
    [InlineData(529, "Transient")]
    public void A_status_code_says_whether_it_may_pass(int status, string expected)
    {
        var exception = new HttpRequestException("failed", null, (HttpStatusCode)status);

        CallFailures.Classify(exception).ToString().ShouldBe(expected);
        CallFailures.StatusOf(exception).ShouldBe(status);
    }

    public static TheoryData<Exception> Broken() =>
        [
            new HttpRequestException("no route"),
            new IOException("cut"),
            new SocketException(),
            new TimeoutException(),
            new TaskCanceledException(),
        ];

    [Theory]
    [MemberData(nameof(Broken))]
    public void Connections_that_break_or_stall_may_pass(Exception exception) =>
        CallFailures.Classify(exception).ShouldBe(ModelCallFailure.Transient);

    [Fact]
    public void A_provider_is_believed_and_a_bug_is_not_tried_again()
    {
        var refused = new ModelCallException(ModelCallFailure.Refused, "no") { StatusCode = 503 };

        CallFailures.Classify(refused).ShouldBe(ModelCallFailure.Refused);
        CallFailures.Classify(new InvalidOperationException()).ShouldBe(ModelCallFailure.Rejected);
    }
}
