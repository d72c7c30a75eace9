using System.Text.Json;
using Microsoft.Extensions.AI;
using SkillOpt.Providers;

namespace SkillOpt.Cli.Tests.Serving;

/// <summary>The clients of the real providers against the server: each wire as somebody else reads and writes it.</summary>
public sealed class ProviderClientsTests
{
    private const string KeyVariable = "SKILLOPT_TEST_SERVED_KEY";
    private const string SkillPath = "skills/work/SKILL.md";

    private static readonly Dictionary<string, string> Files = new()
    {
        [SkillPath] = "---\nname: work\n---\n- Answer with the bare value only.\n",
        ["task.md"] = Served.Table,
    };

    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    // The server asks for no key, but the clients do.
    static ProviderClientsTests() => Environment.SetEnvironmentVariable(KeyVariable, "any");

    [Theory]
    [InlineData("anthropic", null)]
    [InlineData("openai", ProviderApi.Responses)]
    [InlineData("openai", ProviderApi.ChatCompletions)]
    [InlineData("openai-compatible", null)]
    public async Task A_client_lets_the_agent_read_skill_and_task_and_gets_its_answer(string provider, ProviderApi? api)
    {
        await using var served = await Served.StartAsync();
        using var client = Client(provider, api, served.BaseUrl, "scripted-agent");
        List<ChatMessage> messages =
        [
            new(ChatRole.System, "You are an agent."),
            new(ChatRole.User, $"Read {SkillPath} and task.md, then answer."),
        ];
        var options = new ChatOptions { Tools = [Declared()], MaxOutputTokens = 1000 };
        var read = new List<string>();

        var reply = await client.GetResponseAsync(messages, options, Token);
        while (Calls(reply) is [var call] && read.Count < Files.Count)
        {
            reply.FinishReason.ShouldBe(ChatFinishReason.ToolCalls);
            read.Add(call.Arguments!["path"]!.ToString()!);
            messages.AddRange(reply.Messages);
            messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, Files[read[^1]])]));
            reply = await client.GetResponseAsync(messages, options, Token);
        }

        read.ShouldBe([SkillPath, "task.md"]);
        reply.Text.ShouldContain("<answer>2</answer>");
        reply.FinishReason.ShouldBe(ChatFinishReason.Stop);
        reply.Usage!.InputTokenCount!.Value.ShouldBeGreaterThan(0);
        reply.Usage.OutputTokenCount!.Value.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Every_wire_gives_the_same_answer()
    {
        await using var served = await Served.StartAsync();
        (string Provider, ProviderApi? Api)[] wires =
        [
            ("anthropic", null),
            ("openai", ProviderApi.Responses),
            ("openai-compatible", null),
        ];
        var texts = new List<string>();
        foreach (var (provider, api) in wires)
        {
            using var client = Client(provider, api, served.BaseUrl, "scripted-target");
            var options = new ChatOptions { MaxOutputTokens = 1000 };
            texts.Add((await client.GetResponseAsync(Served.Table, options, Token)).Text);
        }

        texts[0].ShouldContain("<answer>");
        texts.ShouldAllBe(text => text == texts[0]);
    }

    private static IChatClient Client(string provider, ProviderApi? api, string baseUrl, string model) =>
        ModelProviders.Create(
            provider,
            model,
            new ProviderOptions
            {
                BaseUrl = baseUrl,
                Api = api,
                ApiKeyEnv = KeyVariable,
            }
        );

    private static List<FunctionCallContent> Calls(ChatResponse reply) =>
        [.. reply.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>()];

    private static AIFunctionDeclaration Declared() =>
        AIFunctionFactory.CreateDeclaration(
            "read_file",
            "Reads a file.",
            JsonSerializer.Deserialize<JsonElement>(
                """{"type":"object","properties":{"path":{"type":"string"}},"required":["path"]}"""
            )
        );
}
