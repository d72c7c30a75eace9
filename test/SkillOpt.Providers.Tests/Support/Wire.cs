using Microsoft.Extensions.AI;

namespace SkillOpt.Providers.Tests.Support;

/// <summary>The three wires, each with a server's least reply.</summary>
internal static class Wire
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> All => ["chat", "responses", "anthropic"];

    public static IChatClient Client(string wire, ModelServer server, ProviderOptions? options = null)
    {
        var settings = (options ?? new ProviderOptions()) with
        {
            BaseUrl = server.BaseUrl,
            ApiKeyEnv = Clients.Variable,
            Api = wire == "responses" ? ProviderApi.Responses : null,
        };
        return new ModelProviderCatalog(new Surroundings(Clients.Environment, new FixedTime(Now))).Create(
            wire == "anthropic" ? "anthropic" : "openai",
            "m",
            settings
        );
    }

    public static string Reply(string wire, string text = "Hi") =>
        wire switch
        {
            "chat" => Replies.Bare(text),
            "responses" =>
                $$"""{"status":"completed","output":[{"type":"message","content":[{"type":"output_text","text":"{{text}}"}]}]}""",
            _ => $$"""{"content":[{"type":"text","text":"{{text}}"}],"stop_reason":"end_turn"}""",
        };
}
