using SkillOpt.Harnesses.Workspaces;
using SkillOpt.Skills;

namespace SkillOpt.Harnesses.Tests.Workspaces;

public sealed class SkillDocumentTests
{
    [Fact]
    public void A_skill_without_front_matter_gets_one() =>
        SkillDocument
            .Of(new Skill("# Rules\n\n- One.\n"))
            .Text.ShouldBe(
                "---\nname: task-skill\ndescription: \"Rules for the tasks in this folder. Read it before you start on a task.\"\n---\n\n# Rules\n\n- One.\n"
            );

    [Fact]
    public void Front_matter_that_is_complete_is_kept()
    {
        const string text = "---\nname: my-skill\ndescription: >\n  Two\n  lines.\nlicense: MIT\n---\n\n# Rules\n";

        var document = SkillDocument.Of(new Skill(text));

        document.Text.ShouldBe(text);
        document.Name.ShouldBe("my-skill");
        document.Body.ShouldBe("\n# Rules\n");
    }

    [Fact]
    public void What_is_missing_is_added_and_the_rest_is_kept() =>
        SkillDocument
            .Of(new Skill("---\nlicense: MIT\n---\n# Rules\n"), "given", "About \"it\".")
            .Text.ShouldBe("---\nname: given\ndescription: \"About \\\"it\\\".\"\nlicense: MIT\n---\n\n# Rules\n");

    [Theory]
    [InlineData("My Skill!", "my-skill")]
    [InlineData("--a__b--", "a-b")]
    [InlineData("ünï", "n")]
    [InlineData("!!!", "task-skill")]
    public void A_name_that_agents_refuse_becomes_one_that_they_take(string name, string used)
    {
        var document = SkillDocument.Of(new Skill($"---\nname: {name}\ndescription: d\n---\nx\n"));

        document.Name.ShouldBe(used);
        document.Text.ShouldStartWith($"---\nname: {used}\ndescription: d\n---\n");
    }

    [Fact]
    public void A_name_in_quotes_is_a_name()
    {
        var document = SkillDocument.Of(new Skill("---\nname: \"quoted\"\ndescription: d\n---\n\nx\n"));

        document.Name.ShouldBe("quoted");
        document.Text.ShouldBe("---\nname: \"quoted\"\ndescription: d\n---\n\nx\n");
    }

    [Fact]
    public void A_name_is_at_most_64_characters_long() =>
        SkillDocument.Of(new Skill($"---\nname: {new string('a', 80)}\n---\nx\n")).Name.ShouldBe(new string('a', 64));

    [Fact]
    public void A_description_of_nothing_but_quotes_can_be_cut_too()
    {
        var quotes = new string('\'', 1500);

        var document = SkillDocument.Of(new Skill($"---\nname: a\ndescription: >\n  {quotes}\n---\nBody\n"));

        document.Text.ShouldContain($"description: \"{quotes[..1021]}...\"");
    }

    [Fact]
    public void A_description_is_at_most_1024_characters_long()
    {
        var text = SkillDocument.Of(new Skill($"---\nname: a\ndescription: {new string('d', 2000)}\n---\nx\n")).Text;

        text.Split('\n')[2].ShouldBe($"description: \"{new string('d', 1021)}...\"");
    }

    [Theory]
    [InlineData("---\n\nText between rules.\n\n---\n\nMore.\n")]
    [InlineData("---\nname: never closed\n")]
    public void A_line_of_hyphens_is_not_front_matter(string text) =>
        SkillDocument.Of(new Skill(text)).Text.ShouldEndWith("---\n\n" + text);

    [Fact]
    public void Rendering_twice_changes_nothing()
    {
        var once = SkillDocument.Of(new Skill("# Rules")).Text;

        SkillDocument.Of(new Skill(once)).Text.ShouldBe(once);
    }
}
