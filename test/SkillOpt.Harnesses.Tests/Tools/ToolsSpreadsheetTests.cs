using SkillOpt.Environments.Spreadsheets;
using SkillOpt.Environments.Tests.Spreadsheets;
using SkillOpt.Errors;
using SkillOpt.Harnesses.Tools;
using SkillOpt.Rollouts;
using SkillOpt.Skills;

namespace SkillOpt.Harnesses.Tests.Tools;

public sealed class ToolsSpreadsheetTests : IDisposable
{
    private const string Right = """
        import openpyxl
        book = openpyxl.load_workbook(INPUT_PATH)
        book['S']['A1'] = 987654
        book.save(OUTPUT_PATH)
        """;

    private readonly TestTask data = new(answer: 987654);

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task A_script_that_is_written_with_tools_is_run_on_every_workbook()
    {
        var target = new PlayedTarget(
            PlayedTarget.Calls("read_file", new { path = "input.xlsx" }),
            PlayedTarget.Calls("write_file", new { path = "solution.py", content = Right }),
            PlayedTarget.Says("Done.")
        );

        var result = await Run(target);

        var scored = result.Outcome.ShouldBeOfType<Outcome.Scored>();
        (scored.Hard, scored.Soft).ShouldBe((1, 1));
        result.Answer.ShouldBe("S!A1 = 987654\nS!A1 = 987654");
        target.Results.First().ShouldContain("is no text");
    }

    [Fact]
    public async Task Without_the_file_the_code_of_the_last_message_is_run() =>
        (await Run(new PlayedTarget(PlayedTarget.Says($"```python\n{Right}\n```"))))
            .Outcome.ShouldBeOfType<Outcome.Scored>()
            .Hard.ShouldBe(1);

    private async Task<RolloutResult> Run(PlayedTarget target)
    {
        var token = TestContext.Current.CancellationToken;
        var item = data.Item(cases: 2);
        var environment = new SpreadsheetBenchEnvironment(new SpreadsheetBenchOptions { DataPath = data.Folder });
        try
        {
            await environment.FindPythonAsync(token);
        }
        catch (SkillOptException missing)
        {
            Assert.Skip(missing.Message);
        }

        return await new HarnessEnvironment(
            environment,
            new ToolsHarness(new ToolsOptions(), TimeProvider.System)
        ).RunAsync(new RolloutRequest(Skill.Empty, item), new AttemptModels(target), token);
    }
}
