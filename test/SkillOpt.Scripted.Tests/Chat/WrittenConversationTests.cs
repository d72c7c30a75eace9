using Microsoft.Extensions.AI;
using SkillOpt.Scripted.Chat;
using SkillOpt.Scripted.Tests.Support;

namespace SkillOpt.Scripted.Tests.Chat;

public sealed class WrittenConversationTests
{
    [Fact]
    public void Blocks_become_messages_and_what_stands_outside_is_left_out()
    {
        var text = """
            <system>
            # Head

            <skill>
            one
            </skill>
            </system>
            <user>
            two
            </user>
            <assistant>
            three
            </assistant>
            <user>
            four
            </user>
            Answer in one line.
            """.ReplaceLineEndings("\n");

        var messages = WrittenConversation.Read(text).ShouldNotBeNull();

        messages
            .Select(message => (message.Role, message.Text))
            .ShouldBe([
                (ChatRole.System, "# Head\n\n<skill>\none\n</skill>"),
                (ChatRole.User, "two"),
                (ChatRole.Assistant, "three"),
                (ChatRole.User, "four"),
            ]);
    }

    [Theory]
    [InlineData("Hello.\n<system>\none\n</system>\n<user>\ntwo\n</user>")]
    [InlineData("<system>\none\n</system>\ntwo")]
    [InlineData("<system>\none\n</system>\n<user>\ntwo")]
    [InlineData("<system>one</system>\n<user>\ntwo\n</user>")]
    public void Other_texts_are_no_conversations(string text) => WrittenConversation.Read(text).ShouldBeNull();

    [Fact]
    public async Task A_conversation_that_an_agent_program_passes_on_is_answered_as_if_it_came_by_itself()
    {
        using var target = ScriptedModels.Create("target", 5);
        var messages = Target.Messages(
            "- Answer with the bare value only.",
            "| a | b |\n|---|---|\n| x | 1 |\n\nHow many rows?"
        );
        var written = $"<system>\n{messages[0].Text}\n</system>\n<user>\n{messages[1].Text}\n</user>\n";
        ChatMessage[] passedOn =
        [
            new(ChatRole.System, "# A program\nYou are an agent."),
            new(ChatRole.User, [new TextContent("<system-reminder>x</system-reminder>"), new TextContent(written)]),
        ];

        var expected = await target.GetResponseAsync(messages, null, TestContext.Current.CancellationToken);
        var actual = await target.GetResponseAsync(passedOn, null, TestContext.Current.CancellationToken);

        expected.Text.ShouldContain("<answer>");
        actual.Text.ShouldBe(expected.Text);
    }

    [Fact]
    public async Task Further_turns_with_the_optimizer_are_passed_on_too()
    {
        using var optimizer = ScriptedModels.Create("optimizer", 5);
        ChatMessage[] messages =
        [
            new(ChatRole.System, "# Learning rate\n\nSay how many edits."),
            new(ChatRole.User, "## Edit Pool (2)\n\n[0] {\"op\":\"append\"}\n[1] {\"op\":\"append\"}\n"),
            new(ChatRole.Assistant, "not JSON"),
            new(ChatRole.User, "# Repair\n\nWrite JSON."),
        ];
        var written = string.Concat(
            messages.Select(message => $"<{message.Role}>\n{message.Text}\n</{message.Role}>\n")
        );

        var expected = await optimizer.GetResponseAsync(messages, null, TestContext.Current.CancellationToken);
        var actual = await optimizer.GetResponseAsync(written, null, TestContext.Current.CancellationToken);

        expected.Text.ShouldContain("learning_rate");
        actual.Text.ShouldBe(expected.Text);
    }
}
