using SkillOpt.Cli.Doctor;
using SkillOpt.Tasks;

namespace SkillOpt.Cli.Tests.Doctor;

public sealed class DataCheckTests
{
    [Fact]
    public void Healthy_items_have_no_findings_beyond_information()
    {
        var patient = Patients.Healthy();

        DuplicateCheck.Run(patient).ShouldBeEmpty();
        NearDuplicateCheck.Run(patient).ShouldBeEmpty();
        ReferenceCheck.Run(patient).ShouldBeEmpty();
        SizeCheck.Run(patient).ShouldAllBe(finding => finding.Level == FindingLevel.Info);
    }

    [Fact]
    public void The_smallest_gain_is_one_item_and_proof_takes_five()
    {
        var message = SizeCheck.Run(Patients.Healthy()).Single(finding => finding.Check == "smallest_gain").Message;

        message.ShouldContain("One item of the selection split is 5 % of its score");
        message.ShouldContain("at least 5 items better and none worse: 25 %.");
    }

    [Fact]
    public void The_items_the_gate_uses_decide_what_it_can_see() =>
        SizeCheck
            .Run(Patients.Healthy("evaluation: { sel_env_num: 4 }"))
            .ShouldContain(finding =>
                finding.Level == FindingLevel.Warning
                && finding.Message.Contains("No gain on 4 items can pass an exact paired sign test")
            );

    [Theory]
    [InlineData(0, 20, 20, FindingLevel.Error, "The training split is empty.")]
    [InlineData(20, 0, 20, FindingLevel.Error, "The selection split is empty")]
    [InlineData(20, 20, 0, FindingLevel.Warning, "The test split is empty")]
    [InlineData(1, 20, 20, FindingLevel.Warning, "The training split has only 1 item:")]
    [InlineData(20, 9, 20, FindingLevel.Warning, "The selection split has only 9 items:")]
    [InlineData(20, 20, 19, FindingLevel.Warning, "The test split has only 19 items:")]
    public void Small_and_empty_splits_are_found(int train, int selection, int test, object level, string message) =>
        SizeCheck
            .Run(Patients.Healthy("", train, selection, test))
            .ShouldContain(finding => finding.Level.Equals(level) && finding.Message.StartsWith(message));

    [Fact]
    public void The_same_task_in_two_splits_is_an_error_and_in_one_split_a_warning()
    {
        var patient = Patients.Healthy();
        var leaking = patient with { Test = [.. patient.Test, patient.Train[3] with { Id = "other" }] };
        var twice = patient with { Train = [.. patient.Train, patient.Train[3] with { Id = "other" }] };

        var leak = DuplicateCheck.Run(leaking).ShouldHaveSingleItem();
        leak.Level.ShouldBe(FindingLevel.Error);
        leak.Items.ShouldBe(["train-3", "other"]);
        DuplicateCheck.Run(twice).ShouldHaveSingleItem().Level.ShouldBe(FindingLevel.Warning);
    }

    [Fact]
    public void An_id_of_two_items_is_an_error()
    {
        var patient = Patients.Healthy();
        var twice = patient with { Test = [.. patient.Test, Patients.Item("train-1", "something else", "x")] };

        DuplicateCheck.Run(twice).ShouldHaveSingleItem().Check.ShouldBe("duplicate_id");
    }

    [Fact]
    public void Nearly_the_same_prompt_in_two_splits_is_a_warning()
    {
        var words = string.Join(' ', Enumerable.Range(0, 60).Select(at => $"word{at}"));
        var patient = Patients.Healthy();
        var first = Patients.Item("first", words + " end", "a");
        var second = Patients.Item("second", words.ToUpperInvariant() + "!! END.", "b");
        var third = Patients.Item("third", string.Join(' ', words.Split(' ').Reverse()), "c");

        var finding = NearDuplicateCheck
            .Run(patient with { Train = [first], Test = [second, third] })
            .ShouldHaveSingleItem();

        finding.Level.ShouldBe(FindingLevel.Warning);
        finding.Items.ShouldBe(["first", "second"]);
    }

    [Fact]
    public void Nearly_the_same_prompt_in_one_split_is_no_leak()
    {
        var patient = Patients.Healthy();
        TaskItem[] pair =
        [
            Patients.Item("a", "one two three four", "1"),
            Patients.Item("b", "One two three four.", "2"),
        ];

        NearDuplicateCheck.Run(patient with { Train = pair }).ShouldBeEmpty();
    }

    [Fact]
    public void Bad_references_are_found()
    {
        var patient = Patients.Healthy() with
        {
            Train =
            [
                Patients.Item("none", "q1"),
                Patients.Item("blank", "q2", " "),
                Patients.Item("todo", "q3", "TODO"),
                Patients.Item("given", "Who wrote Faust? Johann Wolfgang", "johann wolfgang"),
                Patients.Item("short", "Is it a or b?", "a"),
            ],
        };

        var findings = ReferenceCheck.Run(patient).ToDictionary(finding => finding.Check);

        findings.Count.ShouldBe(3);
        findings["empty_reference"].Level.ShouldBe(FindingLevel.Error);
        findings["empty_reference"].Items.ShouldBe(["none", "blank"]);
        findings["placeholder_reference"].Items.ShouldBe(["todo"]);
        findings["reference_in_prompt"].Items.ShouldBe(["given"]);
    }
}
