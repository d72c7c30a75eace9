using System.Text.Json;
using SkillOpt.Reflection;
using SkillOpt.Training;

namespace SkillOpt.Tests.Reflection;

public sealed class MergeMessageTests
{
    private static readonly Patch Failure = new()
    {
        Reasoning = "Rounds too early.",
        Proposals =
        [
            Sample.Edit("f0.0", "append", "", "- Round „last“.\n```", 3, "failure"),
            Sample.Edit("f0.1", "delete", "- old", "", 2, "failure"),
        ],
    };

    private static readonly Patch Success = new()
    {
        Proposals = [Sample.Edit("s0.0", "append", "", "- Add \ud83d the unit.", 1, "success")],
    };

    [Fact]
    public void A_merge_shows_the_patches_as_json_with_ids()
    {
        MergeMessage
            .Build(Sample.Context(Sample.Rejected), SkillUpdateMode.Patch, [Failure, Success], 2)
            .ShouldBe(
                """
                ## Current Skill
                <skill>
                # Ledger

                - Read the table.
                </skill>

                ## Optimizer Memory
                Notes from earlier epochs. They help where the evidence is ambiguous; evidence against them wins.
                \# Notes
                - Prefer checks.

                ## Patches (2)
                Merge level 2.
                ```json
                [
                {"reasoning":"Rounds too early.","edits":[{"id":"f0.0","op":"append","target":"","content":"- Round „last“.\n```","support_count":3,"source_type":"failure"},{"id":"f0.1","op":"delete","target":"- old","content":"","support_count":2,"source_type":"failure"}]},
                {"reasoning":"","edits":[{"id":"s0.0","op":"append","target":"","content":"- Add \uFFFD the unit.","support_count":1,"source_type":"success"}]}
                ]
                ```
                """
            );
    }

    [Fact]
    public void The_final_merge_puts_failures_first_and_counts_proposals()
    {
        MergeMessage
            .BuildFinal(new OptimizerContext(Sample.Skill, []), SkillUpdateMode.Patch, Failure, Success)
            .ShouldBe(
                """
                ## Current Skill
                <skill>
                # Ledger

                - Read the table.
                </skill>

                ## Group 1: failure proposals, high priority (2)
                ```json
                [
                {"reasoning":"Rounds too early.","edits":[{"id":"f0.0","op":"append","target":"","content":"- Round „last“.\n```","support_count":3,"source_type":"failure"},{"id":"f0.1","op":"delete","target":"- old","content":"","support_count":2,"source_type":"failure"}]}
                ]
                ```

                ## Group 2: success proposals, lower priority (1)
                ```json
                [
                {"reasoning":"","edits":[{"id":"s0.0","op":"append","target":"","content":"- Add \uFFFD the unit.","support_count":1,"source_type":"success"}]}
                ]
                ```
                """
            );
    }

    [Theory]
    [InlineData(SkillUpdateMode.RewriteFromSuggestions, "revise_suggestions")]
    [InlineData(SkillUpdateMode.FullRewriteMinibatch, "skill_candidates")]
    public void Other_modes_have_their_own_key_and_fields(SkillUpdateMode mode, string key)
    {
        var proposal = new Proposal
        {
            Id = "f0.0",
            SourceType = "failure",
            Suggestion =
                mode == SkillUpdateMode.RewriteFromSuggestions
                    ? new Suggestion("clarify", "T", "M", "I", "high")
                    : null,
            Candidate = mode == SkillUpdateMode.FullRewriteMinibatch ? new SkillCandidate("T", ["a"], "# S\n") : null,
        };

        var json = JsonElement.Parse(ProposalJson.Write(new Patch { Proposals = [proposal] }, mode));

        var item = json.GetProperty(key)[0];
        item.GetRawText()
            .ShouldBe(
                mode == SkillUpdateMode.RewriteFromSuggestions
                    ? """{"id":"f0.0","type":"clarify","title":"T","motivation":"M","instruction":"I","priority_hint":"high","support_count":1,"source_type":"failure"}"""
                    : """{"id":"f0.0","title":"T","change_summary":["a"],"new_skill":"# S\n","support_count":1,"source_type":"failure"}"""
            );
    }
}
