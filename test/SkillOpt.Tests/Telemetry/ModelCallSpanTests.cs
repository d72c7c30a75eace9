using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.AI;
using SkillOpt.Models;
using SkillOpt.Tests.Fakes;
using SkillOpt.Tests.Models;

namespace SkillOpt.Tests.Telemetry;

public sealed class ModelCallSpanTests
{
    private readonly ManualTime time = ManualTime.WithoutBackoff();

    [Fact]
    public async Task A_call_has_the_names_of_the_conventions_for_generative_ai()
    {
        using var observer = new Observer();

        await AskAsync(
            new FakeModel(_ =>
            {
                time.Advance(TimeSpan.FromSeconds(3));
                return FakeModel.Says("hello", input: 12, output: 5);
            })
        );

        var span = observer.Spans.ShouldHaveSingleItem();
        span.DisplayName.ShouldBe("chat small-1");
        span.Kind.ShouldBe(ActivityKind.Client);
        span.Status.ShouldBe(ActivityStatusCode.Unset);
        span.TagObjects.ToDictionary()
            .ShouldBe(
                new Dictionary<string, object?>
                {
                    ["gen_ai.operation.name"] = "chat",
                    ["gen_ai.provider.name"] = "openai",
                    ["gen_ai.request.model"] = "small-1",
                    ["gen_ai.usage.input_tokens"] = 12L,
                    ["gen_ai.usage.output_tokens"] = 5L,
                    ["skillopt.role"] = "target",
                },
                ignoreOrder: true
            );
    }

    [Fact]
    public async Task A_call_is_measured_in_seconds_and_tokens()
    {
        using var observer = new Observer();

        await AskAsync(
            new FakeModel(_ =>
            {
                time.Advance(TimeSpan.FromSeconds(3));
                return FakeModel.Says("hello", input: 12, output: 5);
            })
        );

        observer
            .Measurements.Select(one =>
                (one.Name, one.Unit, one.Value, one.Tags.GetValueOrDefault("gen_ai.token.type"))
            )
            .ShouldBe([
                ("gen_ai.client.token.usage", "{token}", 12, "input"),
                ("gen_ai.client.token.usage", "{token}", 5, "output"),
                ("gen_ai.client.operation.duration", "s", 3, null),
            ]);
        observer.Measurements.ShouldAllBe(one =>
            Equals(one.Tags["gen_ai.request.model"], "small-1") && !one.Tags.ContainsKey("error.type")
        );
    }

    [Fact]
    public async Task Every_try_is_a_call_and_a_failed_one_says_only_the_kind_of_failure()
    {
        using var observer = new Observer();

        await AskAsync(
            new FakeModel(call =>
                call == 1
                    ? throw new HttpRequestException("sk-secret", null, HttpStatusCode.ServiceUnavailable)
                    : FakeModel.Says("hello")
            )
        );

        observer.Spans.Select(span => span.GetTagItem("error.type")).ShouldBe(["503", null]);
        observer.Spans[0].Status.ShouldBe(ActivityStatusCode.Error);
        observer
            .Measurements.Where(one => one.Name == "gen_ai.client.operation.duration")
            .Select(one => one.Tags.GetValueOrDefault("error.type"))
            .ShouldBe(["503", null]);
        observer.Words().ShouldNotContain(word => word.Contains("sk-secret"));
    }

    [Fact]
    public async Task Tokens_that_the_provider_does_not_report_are_not_guessed()
    {
        using var observer = new Observer();

        await AskAsync(new FakeModel(_ => new ChatResponse(new ChatMessage(ChatRole.Assistant, "hello"))));

        observer.Measurements.ShouldHaveSingleItem().Name.ShouldBe("gen_ai.client.operation.duration");
        observer.Spans.Single().GetTagItem("gen_ai.usage.input_tokens").ShouldBeNull();
    }

    private async Task AskAsync(IChatClient model)
    {
        using var stop = new CallStop();
        using var named = new Named(model);
        using var guarded = new CallPipeline("target", new(), defaultRetries: 2, seed: 0, stop, time).Open(named);
        await guarded.GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken);
    }

    private sealed class Named(IChatClient inner) : DelegatingChatClient(inner)
    {
        public override object? GetService(Type serviceType, object? serviceKey = null) =>
            serviceType == typeof(ChatClientMetadata)
                ? new ChatClientMetadata("openai", new Uri("http://localhost"), "small-1")
                : base.GetService(serviceType, serviceKey);
    }
}
