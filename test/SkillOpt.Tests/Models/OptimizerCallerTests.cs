using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.Extensions.AI;
using SkillOpt.Errors;
using SkillOpt.Models;
using SkillOpt.Prompts;
using SkillOpt.Runs;
using SkillOpt.Tests.Fakes;
using SkillOpt.Tests.Training.World;

namespace SkillOpt.Tests.Models;

public sealed class OptimizerCallerTests : IDisposable
{
    private const string Reply = """{"learning_rate": 1}""";

    private readonly MemoryLedger ledger = new();
    private readonly ManualTime time = ManualTime.WithoutBackoff();
    private readonly UsageTally tally = new();
    private readonly CancellationTokenSource stop = new();
    private readonly CallStop halt = new();

    public void Dispose()
    {
        ledger.Dispose();
        stop.Dispose();
        halt.Dispose();
    }

    [Fact]
    public async Task A_request_is_made_once_and_then_answered_from_the_ledger()
    {
        var optimizer = new RuleOptimizer();

        await AskAsync(optimizer, "step_0001/a");
        var again = await AskAsync(optimizer, "step_0001/a");

        optimizer.Calls.Count.ShouldBe(1);
        again.Value.ShouldNotBeNull();
        // Booked each time it is needed, paid once.
        tally.Snapshot()["stage"].Calls.ShouldBe(2);
        ledger.Totals.Total.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task The_same_request_at_another_place_under_another_name_or_limit_is_another_one()
    {
        var optimizer = new RuleOptimizer();

        await AskAsync(optimizer, "step_0001/a");
        await AskAsync(optimizer, "step_0001/b");
        await AskAsync(optimizer, "step_0001/a", name: "other model");
        await AskAsync(optimizer, "step_0001/a", maxOutputTokens: 17);
        await AskAsync(optimizer, "step_0001/a", user: "another question");

        optimizer.Calls.Count.ShouldBe(5);
        optimizer.Calls[3].MaxOutputTokens.ShouldBe(17);
    }

    [Fact]
    public async Task A_call_that_fails_is_tried_again_after_a_pause_and_every_try_is_counted()
    {
        var tries = 0;
        var optimizer = new RuleOptimizer
        {
            Before = (_, _) => ++tries < 3 ? throw new HttpRequestException("busy") : Task.CompletedTask,
        };

        (await AskAsync(optimizer, "a")).Value.ShouldNotBeNull();

        time.Delays.Count.ShouldBe(2);
        time.Delays[0].ShouldBeInRange(0.5, 1);
        time.Delays[1].ShouldBeInRange(1, 2);
        tally.Snapshot()["stage"].ShouldBe(new Usage(3, 100, 10) { FailedCalls = 2 });
        ledger.Totals.Total.FailedCalls.ShouldBe(2);
    }

    [Fact]
    public async Task After_three_failures_it_is_a_provider_error_that_says_where()
    {
        var optimizer = new RuleOptimizer { Before = (_, _) => throw new HttpRequestException("no such model") };

        var error = await Should.ThrowAsync<SkillOptException>(() => AskAsync(optimizer, "step_0003/merge/final"));

        error.Kind.ShouldBe(ErrorKind.Provider);
        error.Message.ShouldContain("failed at step_0003/merge/final: HttpRequestException: no such model (3 tries)");
        optimizer.Calls.Count.ShouldBe(3);
        ledger.Count.ShouldBe(0);
    }

    [Fact]
    public async Task A_refused_request_is_an_unusable_reply_and_so_it_is_when_it_is_read_from_the_ledger()
    {
        var optimizer = new RuleOptimizer
        {
            Before = (_, _) => throw new ModelCallException(ModelCallFailure.Refused, "not about this"),
        };

        (await AskAsync(optimizer, "a")).Value.ShouldBeNull();
        (await AskAsync(optimizer, "a")).Value.ShouldBeNull();

        // The request and its repair, each once.
        optimizer.Calls.Count.ShouldBe(2);
        ledger.Totals.Total.ShouldBe(new Usage(2, 0, 0) { FailedCalls = 2 });
    }

    [Fact]
    public async Task No_more_calls_than_workers_are_in_flight()
    {
        var (inFlight, most) = (0, 0);
        var optimizer = new RuleOptimizer
        {
            Before = async (_, _) =>
            {
                var now = Interlocked.Increment(ref inFlight);
                most = Math.Max(most, now);
                await Task.Yield();
                await Task.Yield();
                Interlocked.Decrement(ref inFlight);
            },
        };
        using var caller = Caller(optimizer, workers: 2);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => AskAsync(caller, $"{i}")));

        optimizer.Calls.Count.ShouldBe(20);
        most.ShouldBeInRange(1, 2);
    }

    [Fact]
    public async Task All_workers_are_used()
    {
        var allThere = new TaskCompletionSource();
        var inFlight = 0;
        var optimizer = new RuleOptimizer
        {
            Before = (_, _) =>
            {
                if (Interlocked.Increment(ref inFlight) == 3)
                {
                    allThere.SetResult();
                }

                return allThere.Task;
            },
        };
        using var caller = Caller(optimizer, workers: 3);

        (await Task.WhenAll(Enumerable.Range(0, 3).Select(i => AskAsync(caller, $"{i}")))).Length.ShouldBe(3);
    }

    [Fact]
    public async Task A_stopped_run_makes_no_new_call_but_reads_the_ledger()
    {
        var optimizer = new RuleOptimizer();
        await AskAsync(optimizer, "a");
        await stop.CancelAsync();

        (await AskAsync(optimizer, "a")).Value.ShouldNotBeNull();
        await Should.ThrowAsync<OperationCanceledException>(() => AskAsync(optimizer, "b"));

        optimizer.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_cancelled_call_is_not_tried_again()
    {
        using var cancel = new CancellationTokenSource();
        var optimizer = new RuleOptimizer
        {
            Before = (_, token) =>
            {
                cancel.Cancel();
                return Task.FromCanceled(token);
            },
        };
        using var caller = Caller(optimizer);

        await Should.ThrowAsync<OperationCanceledException>(() => AskAsync(caller, "a", cancel));

        optimizer.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_conversation_holds_everything_said()
    {
        var optimizer = new RuleOptimizer
        {
            Replies = { ["Learning rate"] = call => call.IsRepair ? Reply : "four or five" },
        };

        var answer = await AskAsync(optimizer, "a");

        answer
            .Conversation.Select(message => message.Role.Value)
            .ShouldBe(["system", "user", "assistant", "user", "assistant"]);
        answer.Value.ShouldBe("1");
        answer.Error.ShouldBe("");
    }

    [Fact]
    public async Task A_reply_that_stays_unreadable_has_no_value_and_says_why()
    {
        var optimizer = new RuleOptimizer { Replies = { ["Learning rate"] = _ => """{"rate": 1}""" } };

        var answer = await AskAsync(optimizer, "a");

        answer.Value.ShouldBeNull();
        answer.Error.ShouldBe("no rate");
        optimizer.Calls[1].Messages[^1].Text.ShouldContain("no rate");
    }

    private async Task<Answer<string>> AskAsync(
        RuleOptimizer optimizer,
        string path,
        string name = "model",
        int maxOutputTokens = 100,
        string user = "question"
    )
    {
        using var caller = Caller(optimizer, name);
        return await AskAsync(caller, path, null, maxOutputTokens, user);
    }

    private Task<Answer<string>> AskAsync(
        OptimizerCaller caller,
        string path,
        CancellationTokenSource? cancel = null,
        int maxOutputTokens = 100,
        string user = "question"
    ) =>
        caller.AskAsync<string>(
            new CallSite("stage", path, tally),
            [new ChatMessage(ChatRole.System, "# Learning rate"), new ChatMessage(ChatRole.User, user)],
            maxOutputTokens,
            Parse,
            cancel?.Token ?? TestContext.Current.CancellationToken
        );

    private static bool Parse(
        JsonElement json,
        [NotNullWhen(true)] out string? reply,
        [NotNullWhen(false)] out string? error
    )
    {
        reply = json.Integer("learning_rate")?.ToString(null, null);
        error = reply is null ? "no rate" : null;
        return reply is not null;
    }

    private OptimizerCaller Caller(RuleOptimizer optimizer, string name = "model", int workers = 4) =>
        new(
            optimizer,
            name,
            workers,
            ledger,
            PromptSet.Load(null),
            new RunMonitor(time, () => default, _ => { }),
            new CallPipeline("optimizer", new() { Retries = 2, TotalTimeout = 0 }, 0, 42, halt, time),
            stop.Token
        );
}
