using Microsoft.Extensions.AI;
using SkillOpt.Models;
using SkillOpt.Tests.Training.World;

namespace SkillOpt.Tests.Models;

public sealed class MeteredChatClientTests
{
    private static readonly ChatMessage[] Messages = [new(ChatRole.User, "12345 w1")];

    [Fact]
    public async Task Reported_tokens_are_added_up()
    {
        using var target = new RuleTarget();
        using var metered = new MeteredChatClient(target);

        await metered.GetResponseAsync(Messages, null, TestContext.Current.CancellationToken);
        await metered.GetResponseAsync(Messages, null, TestContext.Current.CancellationToken);

        metered.Total.ShouldBe(new Usage(2, 20, 2));
    }

    [Fact]
    public async Task A_failed_call_is_counted()
    {
        using var target = new RuleTarget { Before = (_, _) => throw new HttpRequestException("busy") };
        using var metered = new MeteredChatClient(target);

        await Should.ThrowAsync<HttpRequestException>(() =>
            metered.GetResponseAsync(Messages, null, TestContext.Current.CancellationToken)
        );

        metered.Total.ShouldBe(new Usage(1, 0, 0) { FailedCalls = 1 });
    }

    [Fact]
    public void Tokens_that_nobody_reported_are_estimated_and_said_to_be()
    {
        MeteredChatClient.UsageOf(Messages, null, "12345").ShouldBe(new Usage(1, 2, 2) { EstimatedCalls = 1 });
        MeteredChatClient
            .UsageOf(
                Messages,
                new UsageDetails
                {
                    InputTokenCount = 7,
                    OutputTokenCount = 3,
                    CachedInputTokenCount = 5,
                },
                ""
            )
            .ShouldBe(new Usage(1, 7, 3) { CachedInputTokens = 5 });
    }
}
