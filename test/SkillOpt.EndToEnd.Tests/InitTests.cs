using SkillOpt.EndToEnd.Tests.Support;

namespace SkillOpt.EndToEnd.Tests;

public sealed class InitTests
{
    [Fact]
    public async Task A_new_project_trains_at_once_and_improves()
    {
        using var sandbox = new Sandbox();

        var init = (await sandbox.RunAsync("init", "project")).ShouldSucceed();
        init.Out.ShouldContain("skillopt train ");
        var trained = (await sandbox.RunAsync("train", Path.Combine("project", "skillopt.yaml"))).ShouldSucceed();

        trained.Out.ShouldContain("stand-ins");
        var run = new RunRecord(sandbox[Path.Combine("project", "outputs", "run")]);
        var gain = run.Summary["test_delta_hard"]!.GetValue<double>();
        gain.ShouldBeGreaterThan(0.2);
        run.Text("best_skill.md").ShouldNotBe(sandbox.Read("project/initial_skill.md"));
    }

    [Fact]
    public async Task The_doctor_finds_no_error_in_a_new_project()
    {
        using var sandbox = new Sandbox();
        (await sandbox.RunAsync("init", "project")).ShouldSucceed();

        var doctor = (await sandbox.RunAsync("doctor", Path.Combine("project", "skillopt.yaml"))).ShouldSucceed();

        doctor.Out.ShouldContain("0 errors");
        doctor.Out.ShouldContain("the smallest gain the gate can see");
    }

    [Fact]
    public async Task The_doctor_ends_with_3_when_items_leak()
    {
        using var sandbox = new Sandbox();
        SmallProject.WriteLeakTo(sandbox, "the-copy");

        var doctor = await sandbox.RunAsync("doctor", "skillopt.yaml");

        doctor.ExitCode.ShouldBe(3);
        doctor.Out.ShouldContain("the-copy");
    }

    [Fact]
    public async Task A_project_that_is_there_is_not_overwritten()
    {
        using var sandbox = new Sandbox();
        sandbox.Write("project/skillopt.yaml", "mine");

        (await sandbox.RunAsync("init", "project")).ShouldFail(2, "skillopt.yaml", "--force");

        sandbox.Read("project/skillopt.yaml").ShouldBe("mine");
        new RunRecord(sandbox["project"]).Files().Count.ShouldBe(1);
    }
}
