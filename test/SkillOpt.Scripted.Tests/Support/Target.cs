using Microsoft.Extensions.AI;

namespace SkillOpt.Scripted.Tests.Support;

internal static class Target
{
    public static readonly ScriptedTarget Sure = new(new ScriptedTargetOptions { ErrorRate = 0 });

    public static IReadOnlyList<ChatMessage> Messages(string skill, string prompt) =>
        [new(ChatRole.System, $"Answer the question.\n<skill>\n{skill}\n</skill>"), new(ChatRole.User, prompt)];

    public static async Task<string> Reply(this IChatClient target, string skill, string prompt) =>
        (
            await target.GetResponseAsync(
                Messages(skill, prompt),
                cancellationToken: TestContext.Current.CancellationToken
            )
        ).Text;

    public static async Task<string> Answer(this IChatClient target, string skill, string prompt) =>
        Tagged(await target.Reply(skill, prompt));

    public static string Tagged(string reply)
    {
        var start = reply.LastIndexOf("<answer>", StringComparison.Ordinal);
        return start < 0 ? reply : reply[(start + 8)..reply.LastIndexOf("</answer>", StringComparison.Ordinal)];
    }
}
