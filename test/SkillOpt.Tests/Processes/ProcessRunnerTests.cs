using SkillOpt.Processes;

namespace SkillOpt.Tests.Processes;

public sealed class ProcessRunnerTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("skillopt process ü ").FullName;

    public ProcessRunnerTests() =>
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The programs of these tests are /bin/sh scripts.");

    public static TheoryData<bool> WithAndWithoutNamespace => new(true, false);

    public void Dispose() => ForeignFolder.Delete(folder);

    [Fact]
    public async Task Arguments_reach_the_program_as_they_are()
    {
        string[] odd = ["a b", "", "ä\"'$HOME", "*", "--", "-x"];

        var result = await Run("printf '[%s]' \"$@\"", odd);

        result.Output.ShouldBe("[a b][][ä\"'$HOME][*][--][-x]");
        result.End.ShouldBe(ProcessEnd.Exited);
        result.ExitCode.ShouldBe(0);
        result.Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task It_runs_in_the_folder_that_was_named()
    {
        (await Run("pwd")).Output.TrimEnd().ShouldBe(folder);
    }

    [Fact]
    public async Task A_program_in_a_folder_with_spaces_is_found()
    {
        var program = Script("my prögram.sh", "echo here");

        var result = await Run(new ProcessRequest(program, [], folder));

        result.Output.ShouldBe("here\n");
    }

    [Fact]
    public async Task Standard_error_and_the_exit_code_are_told()
    {
        var result = await Run("echo out; echo wrong >&2; exit 3");

        (result.ExitCode, result.Output, result.Error).ShouldBe((3, "out\n", "wrong\n"));
        result.Succeeded.ShouldBeFalse();
        result.Reason.ShouldBe("It ended with exit code 3.");
    }

    [Fact]
    public async Task Input_is_given_and_then_ends()
    {
        var text = string.Concat(Enumerable.Repeat("ünïcode ", 50_000));

        var result = await Run(Request("wc -c") with { Input = text });

        result.Output.Trim().ShouldBe("500000");
    }

    [Fact]
    public async Task A_program_that_reads_no_input_is_not_waited_for()
    {
        var result = await Run(Request("exit 0") with { Input = new string('x', 1 << 20) });

        result.Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task A_program_that_waits_for_input_gets_none()
    {
        var result = await Run("read line; echo \"got:$line\"");

        result.Output.ShouldBe("got:\n");
    }

    [Fact]
    public async Task Nothing_of_the_parents_environment_but_path_and_locale_is_seen()
    {
        const string key = "SKILLOPT_TEST_API_KEY";
        Environment.SetEnvironmentVariable(key, "secret-value");
        try
        {
            var request = Request("env") with { Environment = new Dictionary<string, string> { ["MINE"] = "1" } };

            var result = await Run(request);

            result.Output.ShouldNotContain("secret-value");
            result.Output.ShouldContain("MINE=1");
            var names = result.Output.Split('\n').Select(line => line.Split('=')[0]).Where(name => name.Length > 0);
            names
                .Where(name => !name.StartsWith("LC_", StringComparison.Ordinal))
                .ShouldBeSubsetOf([
                    "PATH",
                    "LANG",
                    "LANGUAGE",
                    "HOME",
                    "TMPDIR",
                    "MINE",
                    "PWD",
                    "OLDPWD",
                    "SHLVL",
                    "_",
                    ProcessMark.Name,
                ]);
        }
        finally
        {
            Environment.SetEnvironmentVariable(key, null);
        }
    }

    [Fact]
    public async Task Home_and_temporary_folder_are_private_and_gone_afterwards()
    {
        var result = await Run("echo $HOME; echo $TMPDIR; echo x > $HOME/x; mkdir $TMPDIR/d; chmod 000 $TMPDIR/d");

        var folders = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        folders.Length.ShouldBe(2);
        folders[0].ShouldNotBe(Environment.GetEnvironmentVariable("HOME"));
        folders.ShouldAllBe(path => !Directory.Exists(path));
    }

    [Fact]
    public async Task A_home_that_was_given_is_kept()
    {
        var home = Directory.CreateDirectory(Path.Combine(folder, "own home")).FullName;

        await Run(Request("echo x > \"$HOME/x\"") with { Home = home });

        File.Exists(Path.Combine(home, "x")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_program_that_does_not_exist_is_said_to_be_missing()
    {
        var result = await Run(new ProcessRequest("no-such-program-here", [], folder));

        result.End.ShouldBe(ProcessEnd.NotFound);
        result.Reason.ShouldContain("no-such-program-here");
        result.ExitCode.ShouldBeNull();
    }

    [Fact]
    public async Task A_file_that_is_no_program_is_not_run()
    {
        var file = Path.Combine(folder, "notes.txt");
        await File.WriteAllTextAsync(file, "hello", TestContext.Current.CancellationToken);

        (await Run(new ProcessRequest(file, [], folder))).End.ShouldBe(ProcessEnd.NotFound);
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_is_said_to_be_missing()
    {
        var result = await Run(new ProcessRequest("/bin/sh", ["-c", ":"], Path.Combine(folder, "gone")));

        result.End.ShouldBe(ProcessEnd.NotStarted);
        result.Reason.ShouldContain("gone");
    }

    [Theory]
    [MemberData(nameof(WithAndWithoutNamespace))]
    public async Task A_loop_is_stopped_at_the_time_limit(bool isolated)
    {
        var result = await Run(Request("echo started; while :; do :; done") with { TimeLimit = Short }, isolated);

        result.End.ShouldBe(ProcessEnd.TimedOut);
        result.ExitCode.ShouldBeNull();
        result.Output.ShouldBe("started\n");
        result.Reason.ShouldContain("more than 0.7 s");
    }

    [Theory]
    [MemberData(nameof(WithAndWithoutNamespace))]
    public async Task A_program_that_ignores_the_polite_request_is_killed(bool isolated)
    {
        var request = Request("trap '' TERM INT HUP; while :; do sleep 0.05; done") with
        {
            TimeLimit = Short,
            Grace = TimeSpan.FromMilliseconds(200),
        };

        (await Run(request, isolated)).End.ShouldBe(ProcessEnd.TimedOut);
        Survivors().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_program_that_honours_the_polite_request_can_say_goodbye()
    {
        var request = Request("trap 'echo bye; exit 0' TERM; while :; do sleep 0.05; done") with
        {
            TimeLimit = Short,
            Grace = TimeSpan.FromSeconds(20),
        };

        var result = await Run(request, isolated: false);

        (result.End, result.Output).ShouldBe((ProcessEnd.TimedOut, "bye\n"));
    }

    [Theory]
    [MemberData(nameof(WithAndWithoutNamespace))]
    public async Task Children_do_not_outlive_the_program(bool isolated)
    {
        var result = await Run(Request("(while :; do sleep 0.05; done) & (sleep 1000) & exit 0"), isolated);

        result.Succeeded.ShouldBeTrue();
        Survivors().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(WithAndWithoutNamespace))]
    public async Task A_child_that_leaves_the_session_and_closes_its_streams_is_found(bool isolated)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/setsid"), "setsid is missing.");
        var script =
            "setsid -f /bin/sh -c 'trap \"\" TERM HUP; echo up > started; while :; do sleep 0.05; done' "
            + "</dev/null >/dev/null 2>&1; while [ ! -e started ]; do sleep 0.05; done; exit 0";

        var result = await Run(Request(script) with { TimeLimit = TimeSpan.FromSeconds(30) }, isolated);

        result.Succeeded.ShouldBeTrue();
        File.Exists(Path.Combine(folder, "started")).ShouldBeTrue();
        Survivors().ShouldBeEmpty();
    }

    [Fact]
    public async Task In_a_namespace_a_program_sees_its_own_processes_only()
    {
        Assert.SkipWhen(
            !Containment.OfThisSystem.Namespace.Contains("--mount-proc"),
            "This system gives no table of processes to a namespace."
        );

        var result = await Run($"cat /proc/1/comm; cat /proc/{Environment.ProcessId}/environ 2>/dev/null | wc -c");

        result.Output.ShouldBe("sh\n0\n");
    }

    [Fact]
    public async Task A_child_that_also_clears_its_environment_is_found_where_namespaces_work()
    {
        Assert.SkipWhen(Containment.OfThisSystem.Namespace.Count == 0, "This system gives no process namespaces.");
        var script =
            "setsid -f env -i /bin/sh -c 'echo up > started; while :; do /bin/sleep 0.05; done' "
            + "</dev/null >/dev/null 2>&1; while [ ! -e started ]; do sleep 0.05; done; exit 0";

        (await Run(Request(script) with { TimeLimit = TimeSpan.FromSeconds(30) })).Succeeded.ShouldBeTrue();

        Survivors().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(WithAndWithoutNamespace))]
    public async Task A_child_that_holds_the_streams_open_holds_nothing_up(bool isolated)
    {
        var result = await Run(Request("echo done; sleep 1000 & exit 0"), isolated);

        (result.End, result.Output).ShouldBe((ProcessEnd.Exited, "done\n"));
        Survivors().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("while :; do echo 0123456789012345678901234567890123456789; done")]
    [InlineData("while :; do echo 0123456789012345678901234567890123456789 >&2; done")]
    [InlineData("head -c 1000000000 /dev/zero")]
    public async Task A_flood_of_output_is_cut_off(string script)
    {
        var result = await Run(Request(script) with { OutputLimit = 10_000, TimeLimit = TimeSpan.FromMinutes(1) });

        result.End.ShouldBe(ProcessEnd.OutputLimit);
        (result.Output.Length + result.Error.Length).ShouldBe(10_000);
        Survivors().ShouldBeEmpty();
    }

    [Fact]
    public async Task Output_of_exactly_the_limit_is_no_flood()
    {
        var result = await Run(Request("printf 0123456789") with { OutputLimit = 10 });

        (result.End, result.Output).ShouldBe((ProcessEnd.Exited, "0123456789"));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_replaced()
    {
        (await Run("printf 'a\\377b'")).Output.ShouldBe("a\ufffdb");
    }

    [Theory]
    [MemberData(nameof(WithAndWithoutNamespace))]
    public async Task Cancelling_kills_the_whole_tree(bool isolated)
    {
        using var stop = new CancellationTokenSource();
        var running = new ProcessRunner(TimeProvider.System, System(isolated)).RunAsync(
            Request("(while :; do sleep 0.05; done) & echo up > started; while :; do sleep 0.05; done"),
            stop.Token
        );
        while (!File.Exists(Path.Combine(folder, "started")))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        await stop.CancelAsync();
        var result = await running;

        result.End.ShouldBe(ProcessEnd.Cancelled);
        Survivors().ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_started_once_cancelled()
    {
        var result = await new ProcessRunner(TimeProvider.System).RunAsync(
            Request("echo x > started"),
            new CancellationToken(canceled: true)
        );

        result.End.ShouldBe(ProcessEnd.Cancelled);
        File.Exists(Path.Combine(folder, "started")).ShouldBeFalse();
    }

    [Fact]
    public async Task Sixty_four_at_once_do_not_get_in_each_others_way()
    {
        var runs = Enumerable
            .Range(0, 64)
            .Select(i =>
                Run(
                    Request("cat; echo \" $1\"", $"{i}") with
                    {
                        Input = $"input {i}",
                        TimeLimit = TimeSpan.FromMinutes(2),
                    }
                )
            );

        var results = await Task.WhenAll(runs);

        results.Select(result => result.Output).ShouldBe(Enumerable.Range(0, 64).Select(i => $"input {i} {i}\n"));
    }

    [Fact]
    public async Task Limits_are_in_force_and_told()
    {
        Assert.SkipWhen(Containment.OfThisSystem.Limiter is null, "prlimit is missing.");
        var request = Request("ulimit -v; ulimit -f; ulimit -n") with
        {
            Limits = new ProcessLimits
            {
                MemoryBytes = 1 << 30,
                FileBytes = 1 << 20,
                OpenFiles = 64,
                CpuSeconds = 7,
            },
        };

        var result = await Run(request);

        result.Output.ShouldBe("1048576\n2048\n64\n");
        result.InForce.ShouldContain("memory 1073741824");
        result.InForce.ShouldContain("processor seconds 7");
    }

    [Fact]
    public async Task A_file_larger_than_allowed_is_not_written()
    {
        Assert.SkipWhen(Containment.OfThisSystem.Limiter is null, "prlimit is missing.");
        var request = Request("head -c 100000 /dev/zero > big") with
        {
            Limits = new ProcessLimits { FileBytes = 1000 },
        };

        var result = await Run(request);

        result.Succeeded.ShouldBeFalse();
        new FileInfo(Path.Combine(folder, "big")).Length.ShouldBe(1000);
    }

    [Fact]
    public async Task Without_tools_of_the_system_programs_still_run_and_end()
    {
        var result = await new ProcessRunner(TimeProvider.System, Containment.None).RunAsync(
            Request("echo plain; sleep 1000") with
            {
                TimeLimit = Short,
            },
            CancellationToken.None
        );

        (result.End, result.Output).ShouldBe((ProcessEnd.TimedOut, "plain\n"));
        result.InForce.ShouldBeEmpty();
        Survivors().ShouldBeEmpty();
    }

    private static TimeSpan Short => TimeSpan.FromSeconds(0.7);

    private static Containment System(bool isolated) =>
        isolated ? Containment.OfThisSystem : Containment.OfThisSystem with { Namespace = [] };

    /// <summary>Processes that still work in this test's folder.</summary>
    private List<string> Survivors()
    {
        if (!Directory.Exists("/proc/self"))
        {
            return [];
        }

        return
        [
            .. RunningProcess
                .All()
                .Where(process =>
                    new FileInfo($"/proc/{process.Id}/cwd").LinkTarget is { } at
                    && at.StartsWith(folder, StringComparison.Ordinal)
                )
                .Select(process => process.ToString()),
        ];
    }

    private string Script(string name, string body)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return path;
    }

    private ProcessRequest Request(string script, params string[] arguments) =>
        new("/bin/sh", ["-c", script, "sh", .. arguments], folder);

    private Task<ProcessResult> Run(string script, params string[] arguments) => Run(Request(script, arguments));

    private static Task<ProcessResult> Run(ProcessRequest request, bool isolated = true) =>
        new ProcessRunner(TimeProvider.System, System(isolated)).RunAsync(
            request,
            TestContext.Current.CancellationToken
        );
}
