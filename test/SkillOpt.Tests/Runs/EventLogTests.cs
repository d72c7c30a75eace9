using SkillOpt.Errors;
using SkillOpt.Runs;

namespace SkillOpt.Tests.Runs;

public sealed class EventLogTests : IDisposable
{
    private readonly TempDirectory directory = new();

    private string LogPath => directory.File("events.jsonl");

    public void Dispose() => directory.Dispose();

    [Fact]
    public void An_event_is_one_line_with_number_time_type_and_payload()
    {
        using (var log = Open())
        {
            log.Append("run_started", """{ "items": 4, "text": "a\nb" }""").ShouldBeTrue();
            log.Append("step_started", "{}").ShouldBeTrue();
            log.Flush();
        }

        File.ReadAllText(LogPath)
            .ShouldBe(
                """
                {"seq":1,"time":"2026-01-02T03:04:00.056Z","type":"run_started","payload":{"items":4,"text":"a\nb"}}
                {"seq":2,"time":"2026-01-02T03:04:00.056Z","type":"step_started","payload":{}}

                """.ReplaceLineEndings("\n")
            );
    }

    [Fact]
    public void Repeated_events_are_not_written_again_and_new_ones_follow()
    {
        using (var log = Open())
        {
            log.Append("one", """{"a":1}""");
            log.Append("two", """{"b":[1,2]}""");
        }

        var before = File.ReadAllText(LogPath);
        using (var log = Open(second: 30))
        {
            (log.Count, log.Position).ShouldBe((2, 0));
            log.Append("one", """{ "a" : 1 }""").ShouldBeFalse();
            log.Append("two", """{"b":[1,2]}""").ShouldBeFalse();
            File.ReadAllText(LogPath).ShouldBe(before);
            log.Append("three", "{}").ShouldBeTrue();
            (log.Count, log.Position).ShouldBe((3, 3));
        }

        File.ReadAllText(LogPath)
            .ShouldStartWith(before + """{"seq":3,"time":"2026-01-02T03:04:30.056Z","type":"three",""");
    }

    [Theory]
    [InlineData("step", """{"score":{"hard":0.5,"n":[1,3]}}""", "score.n[1]: logged 2, now 3")]
    [InlineData("step", """{"score":{"hard":0.5,"n":[1]}}""", "score.n[1]: logged 2, now nothing")]
    [InlineData("step", """{"score":{"hard":0.25,"n":[1,9]}}""", "score.hard: logged 0.5, now 0.25")]
    [InlineData("step", """{"score":{"hard":0.5,"n":[1,2]},"more":null}""", "more: logged nothing, now null")]
    [InlineData("step", """{}""", "score: logged {\"hard\":0.5,\"n\":[1,2]}, now nothing")]
    [InlineData("step", "7", "logged {\"score\":{\"hard\":0.5,\"n\":[1,2]}}, now 7")]
    [InlineData("other", """{"score":{"hard":0.5,"n":[1,2]}}""", "logged as step, now other")]
    public void A_repeated_event_that_differs_stops_the_run_and_says_where(string type, string payload, string expected)
    {
        using (var log = Open())
        {
            log.Append("start", "{}");
            log.Append("step", """{"score":{"hard":0.5,"n":[1,2]}}""");
        }

        using var again = Open();
        again.Append("start", "{}");
        var error = Should.Throw<SkillOptException>(() => again.Append(type, payload));

        error.Kind.ShouldBe(ErrorKind.Usage);
        error.Message.ShouldStartWith($"Replay differs at event 2 (step): {expected}. ");
        (again.Count, again.Position).ShouldBe((2, 1));
    }

    [Fact]
    public void A_log_torn_at_any_byte_of_its_last_line_is_repaired_by_the_replay()
    {
        using (var log = Open())
        {
            log.Append("one", """{"a":"é"}""");
            log.Append("two", """{"b":2}""");
        }

        var whole = File.ReadAllBytes(LogPath);
        var first = whole.AsSpan().IndexOf((byte)'\n') + 1;
        for (var length = first; length <= whole.Length; length++)
        {
            File.WriteAllBytes(LogPath, whole[..length]);
            using (var log = Open())
            {
                log.Append("one", """{"a":"é"}""").ShouldBeFalse();
                log.Append("two", """{"b":2}""").ShouldBe(length < whole.Length - 1);
            }

            File.ReadAllBytes(LogPath).ShouldBe(whole, $"torn after {length} bytes");
        }
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("[]")]
    [InlineData("""{"seq":1,"time":"2026-01-02T03:04:05.678Z","type":"one"}""")]
    [InlineData("""{"seq":1,"time":"2026-01-02T03:04:05.678Z","type":"one","payload":{}}{}""")]
    [InlineData("""{"seq":3,"time":"2026-01-02T03:04:05.678Z","type":"one","payload":{}}""")]
    [InlineData("""{"seq":2,"time":"noon","type":"one","payload":{}}""")]
    public void A_bad_line_in_the_middle_is_an_error_that_names_it(string bad)
    {
        var good = """{"seq":1,"time":"2026-01-02T03:04:05.678Z","type":"one","payload":{}}""";
        File.WriteAllText(LogPath, $"{good}\n{bad}\n{good}\n");

        var error = Should.Throw<SkillOptException>(() => Open());

        error.Kind.ShouldBe(ErrorKind.Data);
        error.Message.ShouldStartWith($"{LogPath}, line 2: ");
    }

    [Fact]
    public void A_repeated_event_keeps_the_time_when_it_first_happened()
    {
        using (var log = Open(second: 1))
        {
            log.Append("one", "{}");
        }

        using var again = Open(second: 2);
        again.Append("one", "{}");
        again.LatestTime.ShouldBe(new FixedTime(1).GetUtcNow());
        again.Append("two", "{}");
        again.LatestTime.ShouldBe(new FixedTime(2).GetUtcNow());
    }

    [Fact]
    public void A_log_in_memory_compares_too()
    {
        using var log = EventLog.InMemory(new FixedTime());
        log.Append("one", """{"a":1}""");

        using var again = log.Rewound();

        again.Append("one", """{"a":1}""").ShouldBeFalse();
        again.Append("two", "{}").ShouldBeTrue();
        Should
            .Throw<SkillOptException>(() => again.Rewound().Append("one", """{"a":2}"""))
            .Message.ShouldContain("a: logged 1, now 2");
    }

    [Fact]
    public void The_log_can_be_read_while_it_is_written()
    {
        using var log = Open();
        log.Append("one", "{}");

        using var reader = new StreamReader(
            new FileStream(LogPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)
        );
        reader.ReadToEnd().ShouldContain("\"type\":\"one\"");
    }

    private EventLog Open(int second = 0) => EventLog.Open(LogPath, new FixedTime(second));
}
