using SkillOpt.Errors;
using SkillOpt.Harnesses.Tests.Support;
using SkillOpt.Rollouts;
using SkillOpt.Workspaces;

namespace SkillOpt.Harnesses.Tests.Agents;

public sealed class AgentFaultTests : IDisposable
{
    private readonly StandIn agent = new();

    public AgentFaultTests() => StandIn.NeedShell();

    public static TheoryData<bool> WithAndWithoutSandbox => new(true, false);

    public void Dispose() => agent.Dispose();

    [Fact]
    public async Task An_agent_that_is_not_installed_is_a_usage_error_before_anything_is_paid()
    {
        agent.Options = agent.Options with { Program = "no-such-agent-program" };
        var environment = new HarnessEnvironment(agent.Environment, new ProgramHarness(agent.Client("exit 0")));

        var error = await Should.ThrowAsync<SkillOptException>(() =>
            environment.PrepareAsync(TestContext.Current.CancellationToken)
        );

        error.Kind.ShouldBe(ErrorKind.Usage);
        error.Message.ShouldStartWith("The program no-such-agent-program of command/standin was not found.");
    }

    [Fact]
    public async Task A_program_that_cannot_be_started_is_a_usage_error()
    {
        agent.Options = agent.Options with { UsesSandbox = false };
        var program = agent.Folder.Script("broken", "");
        await File.WriteAllTextAsync(program, "#!/no/such/interpreter\n", TestContext.Current.CancellationToken);
        agent.Options = agent.Options with { Program = program };
        var client = new SkillOpt.Harnesses.Agents.AgentClient(
            new SkillOpt.Harnesses.Agents.Command.CommandAgent(
                new("standin", [program]) { VersionArguments = ["--version"] }
            ),
            agent.Options,
            TimeProvider.System
        );

        var error = await Should.ThrowAsync<SkillOptException>(() =>
            client.FindAsync(TestContext.Current.CancellationToken)
        );

        error.Kind.ShouldBe(ErrorKind.Usage);
        error.Message.ShouldContain("cannot be started");
    }

    [Fact]
    public async Task Not_signed_in_stops_the_run_and_says_what_to_do()
    {
        agent.KeyVariables = ["STANDIN_KEY"];
        var client = agent.Client("""echo '{"type":"error","kind":"sign_in","message":"401 Unauthorized"}'""");
        var stop = new SkillOpt.Models.CallStop();
        var calls = new SkillOpt.Models.CallPipeline(
            "target",
            new SkillOpt.Models.ModelCallOptions(),
            0,
            0,
            stop,
            TimeProvider.System
        );
        var executor = new LocalRolloutExecutor(
            new HarnessEnvironment(agent.Environment, new ProgramHarness(client)),
            client,
            "command/standin",
            new RolloutOptions(),
            calls
        );

        var error = await Should.ThrowAsync<SkillOptException>(() =>
            executor.ExecuteAsync(
                new RolloutRequest(Skills.Skill.Empty, StandIn.Item),
                TestContext.Current.CancellationToken
            )
        );

        error.Kind.ShouldBe(ErrorKind.Provider);
        error.Message.ShouldContain("401 Unauthorized Put its key into STANDIN_KEY");
        stop.Reason.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_version_that_cannot_be_read_does_not_stop_anything()
    {
        var client = Client(
            """
            if [ "$1" = --version ]; then echo "who knows"; exit 7; fi
            echo YES
            """,
            versionArguments: ["--version"]
        );

        var done = await agent.RunAsync(client);

        client.Installation!.Version.ShouldBeNull();
        done.Result.Outcome.ShouldBe(new Outcome.Scored(1, 1));
    }

    [Fact]
    public async Task The_version_is_asked_for_once_and_told()
    {
        var client = Client(
            """
            if [ "$1" = --version ]; then echo "standin-cli 1.2.3-beta (build 4)"; exit 0; fi
            echo YES
            """,
            versionArguments: ["--version"]
        );
        var harness = new ProgramHarness(client);
        var environment = new HarnessEnvironment(agent.Environment, harness);

        await environment.PrepareAsync(TestContext.Current.CancellationToken);

        var record = HarnessRecord.Of(harness);
        record.Version.ShouldBe("1.2.3-beta");
        record.SkillPlace.ShouldBe(".agents/skills/NAME/SKILL.md");
        record.ToJson().ShouldContain("\"version\": \"1.2.3-beta\"");
        environment.Fingerprint.ShouldNotContain("1.2.3");
        environment.Fingerprint.ShouldNotContain("bubblewrap");
    }

    [Theory]
    [InlineData("printf 'Allow this command? (y/n) '; exec sleep 600")]
    [InlineData("echo 'Waiting for approval'; exec sleep 600")]
    public async Task An_agent_that_asks_for_permission_has_no_score_and_is_told_so(string body)
    {
        agent.Options = agent.Options with { TimeLimit = TimeSpan.FromSeconds(2), Grace = TimeSpan.Zero };

        var done = await agent.RunAsync(body);

        Reason(done).ShouldContain("It waits for an answer that nobody gives.");
        Reason(done).ShouldContain("ran for more than 2 s");
    }

    [Fact]
    public async Task An_agent_that_waits_for_input_finds_its_end()
    {
        var done = await agent.RunAsync("cat > /dev/null; read line; echo \"${line:-YES}\"");

        done.Result.Outcome.ShouldBe(new Outcome.Scored(1, 1));
    }

    [Fact]
    public async Task Garbage_is_an_answer_like_any_other_but_never_an_error_of_ours()
    {
        var done = await agent.RunAsync("head -c 20000 /dev/urandom; printf '\\n{\"type\":\"message\"'");

        done.Result.Outcome.ShouldBe(new Outcome.Scored(0, 0));
    }

    [Fact]
    public async Task An_agent_that_exits_0_with_an_error_inside_has_no_score()
    {
        var done = await agent.RunAsync(
            """
            echo '{"type":"message","text":"YES"}'
            echo '{"type":"error","message":"the model went away"}'
            """
        );

        Reason(done).ShouldBe("command/standin: the model went away (1 try)");
    }

    [Fact]
    public async Task An_agent_that_fails_says_its_last_words_without_the_key()
    {
        const string key = "very-secret-value-1";
        (agent.KeyVariables, agent.Variables) = (["STANDIN_KEY"], name => name == "STANDIN_KEY" ? key : null);

        var done = await agent.RunAsync("echo started; echo \"refused: $STANDIN_KEY\" >&2; exit 3");

        Reason(done).ShouldBe("command/standin: It ended with exit code 3. The last it wrote: refused: *** (1 try)");
    }

    [Fact]
    public async Task Words_that_are_cut_hold_no_half_of_a_key()
    {
        const string key = "very-secret-value-1";
        (agent.KeyVariables, agent.Variables) = (["STANDIN_KEY"], name => name == "STANDIN_KEY" ? key : null);
        foreach (var fill in (int[])[485, 490, 495])
        {
            var words = $"{new string('x', fill - 100)} {new string('y', 99)}";
            var done = await agent.RunAsync(
                $$"""
                printf '{"type":"error","kind":"rejected","message":"{{words}}%s z"}\n' "$STANDIN_KEY"
                """
            );

            Reason(done).ShouldNotContain("very");
        }
    }

    [Fact]
    public async Task A_fault_that_may_pass_is_tried_again_in_a_fresh_workspace()
    {
        var marks = agent.Folder.Write("marks", "");
        agent.Options = agent.Options with { UsesSandbox = false };
        var client = agent.Client(
            $$"""
            echo x >> '{{marks}}'
            if [ "$(wc -l < '{{marks}}')" = 1 ]; then
              echo left > left.txt; rm task.md
              echo '{"type":"error","kind":"transient","message":"overloaded"}'; exit 1
            fi
            [ -e left.txt ] && echo dirty && exit 0
            [ -e task.md ] && echo YES
            """
        );
        var executor = new LocalRolloutExecutor(
            new HarnessEnvironment(agent.Environment, new ProgramHarness(client)),
            client,
            "command/standin",
            new RolloutOptions { Retries = 1 },
            TimeProvider.System
        );

        var done = await executor.ExecuteAsync(
            new RolloutRequest(Skills.Skill.Empty, StandIn.Item),
            TestContext.Current.CancellationToken
        );

        done.Result.Answer.ShouldBe("YES");
        done.Usage.Calls.ShouldBe(2);
        done.Usage.FailedCalls.ShouldBe(1);
    }

    [Theory, MemberData(nameof(WithAndWithoutSandbox))]
    public async Task A_flood_of_output_is_stopped(bool sandbox)
    {
        await Use(sandbox);
        agent.Options = agent.Options with { OutputLimit = 1 << 20, Grace = TimeSpan.Zero };

        var done = await agent.RunAsync("exec yes YES");

        Reason(done).ShouldContain("it wrote more than 1048576 bytes");
    }

    [Theory, MemberData(nameof(WithAndWithoutSandbox))]
    public async Task An_agent_that_ignores_SIGTERM_is_killed(bool sandbox)
    {
        await Use(sandbox);
        agent.Options = agent.Options with { TimeLimit = TimeSpan.FromSeconds(2), Grace = TimeSpan.FromSeconds(1) };
        var unique = "61" + Environment.ProcessId;

        var done = await agent.RunAsync($"trap '' TERM INT HUP; while :; do sleep {unique}; done");

        Reason(done).ShouldContain("ran for more than 2 s");
        Running.With(unique).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(WithAndWithoutSandbox))]
    public async Task Children_that_an_agent_leaves_are_killed(bool sandbox)
    {
        await Use(sandbox);
        var unique = "62" + Environment.ProcessId;

        var done = await agent.RunAsync(
            $"(setsid sleep {unique} >/dev/null 2>&1 &); sleep {unique} >/dev/null 2>&1 & echo YES"
        );

        done.Result.Answer.ShouldBe("YES");
        Running.With(unique).ShouldBeEmpty();
    }

    [Fact]
    public async Task In_the_sandbox_nothing_is_written_outside_of_the_workspace()
    {
        await Use(sandbox: true);
        var outside = agent.Folder.Write("outside.txt", "before");

        var done = await agent.RunAsync(
            $"echo after > '{outside}'; echo new > '{agent.Folder.Path}/new.txt'; touch /usr/x /etc/x; echo YES"
        );

        done.Result.Answer.ShouldBe("YES");
        (await File.ReadAllTextAsync(outside, TestContext.Current.CancellationToken)).ShouldBe("before");
        File.Exists(Path.Combine(agent.Folder.Path, "new.txt")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("rm -r .agents", "The target deleted the skill (.agents/skills/task-skill/SKILL.md).")]
    [InlineData(
        "echo more >> .agents/skills/task-skill/SKILL.md",
        "The target changed the skill (.agents/skills/task-skill/SKILL.md)."
    )]
    [InlineData(
        "cd .agents/skills/task-skill; mv SKILL.md S; ln -s S SKILL.md",
        "The target deleted the skill (.agents/skills/task-skill/SKILL.md)."
    )]
    [InlineData(
        "cd .agents/skills/task-skill; rm SKILL.md; mkfifo SKILL.md",
        "The target changed the skill (.agents/skills/task-skill/SKILL.md)."
    )]
    public async Task An_agent_that_touches_the_skill_has_no_score(string deed, string reason)
    {
        var done = await agent.RunAsync($"{StandIn.Reads}({deed}); answer YES", StandIn.Skill);

        Reason(done).ShouldBe(reason);
        done.Result.SkillUse.ShouldBe(SkillUse.Read);
    }

    [Fact]
    public async Task Links_out_of_the_workspace_are_gone_before_scoring()
    {
        var secret = agent.Folder.Write("secret.txt", "secret");
        agent.Options = agent.Options with { UsesSandbox = false };
        List<string> seen = [];
        agent.Environment = new WordEnvironment
        {
            Look = folder => seen.AddRange(Directory.GetFileSystemEntries(folder).Select(Path.GetFileName)!),
        };

        var done = await agent.RunAsync($"ln -s '{secret}' out.txt; ln -s / all; ln -s task.md in.txt; echo YES");

        seen.Order(StringComparer.Ordinal).ShouldBe(["in.txt", "task.md"]);
        done.Result.Trajectory[^1]
            .ShouldBe(
                new TrajectoryEntry(
                    "verification",
                    "Links that led out of the folder were removed before scoring: all, out.txt."
                )
            );
        File.Exists(secret).ShouldBeTrue();
    }

    [Theory, MemberData(nameof(WithAndWithoutSandbox))]
    public async Task An_agent_that_does_not_read_the_skill_has_no_score(bool sandbox)
    {
        await Use(sandbox);

        var done = await agent.RunAsync("echo '{\"type\":\"message\",\"text\":\"YES\"}'", StandIn.Skill);

        Reason(done)
            .ShouldBe(
                "The target did not read the skill (.agents/skills/task-skill/SKILL.md), so its answer says nothing about it."
            );
        done.Result.SkillUse.ShouldBe(SkillUse.Missed);
    }

    [Fact]
    public async Task Without_an_answer_it_is_asked_once_more_with_a_reminder()
    {
        var done = await agent.RunAsync(
            "case \"$(cat)\" in *'An earlier attempt ended without any final answer'*) echo YES;; esac"
        );

        done.Result.Answer.ShouldBe("YES");
        done.Usage.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task Twice_without_an_answer_is_no_score()
    {
        var done = await agent.RunAsync("exit 0");

        Reason(done).ShouldBe("The target gave no final answer, although it was asked for it twice.");
        done.Usage.Calls.ShouldBe(2);
        agent.Environment.Attempts.ShouldBeEmpty();
    }

    [Fact]
    public async Task Sixty_four_attempts_at_once_do_not_get_in_each_others_way()
    {
        var client = agent.Client(StandIn.Reads + "echo x > mine; answer \"$(ls -A | tr '\\n' ' ')\"");
        var harness = new ProgramHarness(client);
        var environment = new HarnessEnvironment(agent.Environment, harness);
        var executor = new LocalRolloutExecutor(
            environment,
            client,
            "command/standin",
            new RolloutOptions { Retries = 0, ExecTimeout = 0 },
            TimeProvider.System
        );

        var all = await Task.WhenAll(
            Enumerable
                .Range(0, 64)
                .Select(i =>
                    Task.Run(() =>
                        executor.ExecuteAsync(
                            new RolloutRequest(StandIn.Skill, StandIn.Item, i),
                            TestContext.Current.CancellationToken
                        )
                    )
                )
        );

        all.ShouldAllBe(done => done.Result.Answer == ".agents mine task.md ");
        all.ShouldAllBe(done => done.Result.SkillUse == SkillUse.Read);
    }

    [Theory, MemberData(nameof(WithAndWithoutSandbox))]
    public async Task A_cancelled_attempt_leaves_nothing_running(bool sandbox)
    {
        await Use(sandbox);
        var unique = "63" + Environment.ProcessId;
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var running = agent.RunAsync(agent.Client($"(setsid sleep {unique} &) ; sleep {unique}"), token: cancel.Token);
        await Running.UntilAsync(() => Running.With(unique).Count >= 2);

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => running);
        Running.With(unique).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(WithAndWithoutSandbox))]
    public async Task Its_environment_holds_its_own_key_and_nobody_elses(bool sandbox)
    {
        await Use(sandbox);
        Environment.SetEnvironmentVariable("SOMEBODY_ELSES_API_KEY", "foreign-key-value");
        (agent.KeyVariables, agent.Variables) = (["STANDIN_KEY"], name => name == "STANDIN_KEY" ? "own-key-1" : null);

        var done = await agent.RunAsync(
            "echo \"$(env | grep -c foreign) ${#STANDIN_KEY} $(env | cut -d= -f1 | sort | tr '\\n' ' ')\""
        );

        done.Result.Answer.ShouldStartWith("0 9 ");
        done.Result.Answer.Split(' ')
            .Skip(2)
            .Where(name => name.Length > 0)
            .Except([
                "HOME",
                "LANG",
                "LC_ALL",
                "PATH",
                "PWD",
                "OLDPWD",
                "SHLVL",
                "_",
                "TMPDIR",
                "STANDIN_KEY",
                "SKILLOPT_PROCESS",
            ])
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task In_the_sandbox_the_trainers_environment_cannot_be_read()
    {
        await Use(sandbox: true);

        var done = await agent.RunAsync(
            $"cat /proc/{Environment.ProcessId}/environ 2>/dev/null | wc -c; ls /proc | grep -c '^[0-9]'"
        );

        var lines = done.Result.Answer.Split('\n');
        lines[0].ShouldBe("0");
        int.Parse(lines[1], System.Globalization.CultureInfo.InvariantCulture).ShouldBeLessThan(10);
    }

    [Fact]
    public async Task References_are_nowhere_on_its_path()
    {
        await Use(sandbox: true);
        const string reference = "the-only-right-answer-42";
        var data = agent.Folder.Write("data/items.jsonl", $"{{\"answer\":\"{reference}\"}}");
        agent.Environment = new WordEnvironment { Pose = _ => new WorkspaceTask("What is right?") };
        var away = Directory.CreateTempSubdirectory("skillopt references ");
        try
        {
            File.Copy(data, Path.Combine(away.FullName, "items.jsonl"));

            var done = await agent.RunAsync(
                $"grep -rls 'the-only-right-answer' / --exclude-dir=proc --exclude-dir=sys --exclude-dir=usr --exclude-dir=data; ls '{away.FullName}' 2>&1; echo end"
            );

            done.Result.Answer.ShouldContain("No such file");
            done.Result.Answer.ShouldNotContain("items.jsonl");
        }
        finally
        {
            away.Delete(recursive: true);
        }
    }

    private static string Reason(ExecutedRollout done) => done.Result.Outcome.ShouldBeOfType<Outcome.Unscored>().Reason;

    private SkillOpt.Harnesses.Agents.AgentClient Client(string body, string[] versionArguments) =>
        new(
            new SkillOpt.Harnesses.Agents.Command.CommandAgent(
                new("standin", [agent.Folder.Script("my ägent.sh", body)]) { VersionArguments = versionArguments }
            ),
            agent.Options,
            TimeProvider.System
        );

    private async Task Use(bool sandbox)
    {
        if (sandbox)
        {
            await StandIn.NeedSandboxAsync();
        }

        agent.Options = agent.Options with { UsesSandbox = sandbox };
    }
}
