using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using SkillOpt.Providers.Tests.Support;

namespace SkillOpt.Providers.Tests.Wires;

public sealed class ToolTests
{
    private static readonly AIFunction Weather = AIFunctionFactory.Create(
        (string city) => $"Rain in {city}",
        "weather",
        "The weather now"
    );

    private static readonly IReadOnlyList<ChatMessage> Conversation =
    [
        new(ChatRole.User, "Weather?"),
        new(
            ChatRole.Assistant,
            [
                new TextContent("Let me see."),
                new FunctionCallContent("c1", "weather", new Dictionary<string, object?> { ["city"] = "Bonn" }),
            ]
        ),
        new(ChatRole.Tool, [new FunctionResultContent("c1", "Rain in Bonn")]),
    ];

    [Theory]
    [InlineData(
        "chat",
        "messages",
        """
            [{"role":"user","content":"Weather?"},
             {"role":"assistant","content":"Let me see.","tool_calls":[{"id":"c1","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Bonn\"}"}}]},
             {"role":"tool","tool_call_id":"c1","content":"Rain in Bonn"}]
            """
    )]
    [InlineData(
        "responses",
        "input",
        """
            [{"role":"user","content":"Weather?"},
             {"role":"assistant","content":"Let me see."},
             {"type":"function_call","call_id":"c1","name":"weather","arguments":"{\"city\":\"Bonn\"}"},
             {"type":"function_call_output","call_id":"c1","output":"Rain in Bonn"}]
            """
    )]
    [InlineData(
        "anthropic",
        "messages",
        """
            [{"role":"user","content":[{"type":"text","text":"Weather?"}]},
             {"role":"assistant","content":[{"type":"text","text":"Let me see."},{"type":"tool_use","id":"c1","name":"weather","input":{"city":"Bonn"}}]},
             {"role":"user","content":[{"type":"tool_result","tool_use_id":"c1","content":"Rain in Bonn"}]}]
            """
    )]
    public async Task Calls_and_results_go_back_to_the_model(string wire, string field, string expected)
    {
        var body = await BodyAsync(wire, Conversation, new ChatOptions { Tools = [Weather] });

        JsonNode.DeepEquals(body[field], JsonNode.Parse(expected)).ShouldBeTrue(body[field]!.ToJsonString());
    }

    [Theory]
    [InlineData("chat", "function.name", "function.parameters", "function.description")]
    [InlineData("responses", "name", "parameters", "description")]
    [InlineData("anthropic", "name", "input_schema", "description")]
    public async Task Tools_are_described(string wire, string name, string schema, string description)
    {
        var body = await BodyAsync(wire, Conversation, new ChatOptions { Tools = [Weather] });

        var tool = body["tools"]!.AsArray().ShouldHaveSingleItem()!;
        At(tool, name)!.GetValue<string>().ShouldBe("weather");
        At(tool, description)!.GetValue<string>().ShouldBe("The weather now");
        At(tool, schema)!["properties"]!["city"]!["type"]!.GetValue<string>().ShouldBe("string");
    }

    [Theory]
    [InlineData("chat", "\"required\"", """{"type":"function","function":{"name":"weather"}}""", "\"none\"")]
    [InlineData("responses", "\"required\"", """{"type":"function","name":"weather"}""", "\"none\"")]
    [InlineData("anthropic", """{"type":"any"}""", """{"type":"tool","name":"weather"}""", """{"type":"none"}""")]
    public async Task The_choice_of_a_tool_is_sent(string wire, string any, string one, string none)
    {
        async Task<string> ChoiceAsync(ChatToolMode mode) =>
            (await BodyAsync(wire, Conversation, new ChatOptions { Tools = [Weather], ToolMode = mode }))[
                "tool_choice"
            ]!.ToJsonString();

        (await ChoiceAsync(ChatToolMode.RequireAny)).ShouldBe(any);
        (await ChoiceAsync(ChatToolMode.RequireSpecific("weather"))).ShouldBe(one);
        (await ChoiceAsync(ChatToolMode.None)).ShouldBe(none);
    }

    [Theory]
    [InlineData(
        "chat",
        """{"choices":[{"finish_reason":"tool_calls","message":{"content":null,"tool_calls":[{"id":"c9","function":{"name":"weather","arguments":"{\"city\":\"Kiel\",\"days\":2}"}}]}}]}"""
    )]
    [InlineData(
        "responses",
        """{"output":[{"type":"reasoning"},{"type":"function_call","call_id":"c9","name":"weather","arguments":"{\"city\":\"Kiel\",\"days\":2}"}]}"""
    )]
    [InlineData(
        "anthropic",
        """{"stop_reason":"tool_use","content":[{"type":"tool_use","id":"c9","name":"weather","input":{"city":"Kiel","days":2}}]}"""
    )]
    public async Task The_calls_of_a_reply_are_read(string wire, string reply)
    {
        await using var server = await ModelServer.SayingAsync(200, reply);
        using var client = Wire.Client(wire, server);

        var response = await client.GetResponseAsync(
            Clients.Hello,
            cancellationToken: TestContext.Current.CancellationToken
        );

        response.FinishReason.ShouldBe(ChatFinishReason.ToolCalls);
        var call = response.Messages[0].Contents.ShouldHaveSingleItem().ShouldBeOfType<FunctionCallContent>();
        (call.CallId, call.Name).ShouldBe(("c9", "weather"));
        call.Arguments!["city"]!.ToString().ShouldBe("Kiel");
        call.Arguments["days"]!.ToString().ShouldBe("2");
    }

    [Fact]
    public async Task Arguments_that_were_cut_are_an_exception_in_the_call()
    {
        await using var server = await ModelServer.SayingAsync(
            200,
            """{"choices":[{"finish_reason":"length","message":{"tool_calls":[{"id":"c9","function":{"name":"weather","arguments":"{\"ci"}}]}}]}"""
        );
        using var client = Wire.Client("chat", server);

        var response = await client.GetResponseAsync(
            Clients.Hello,
            cancellationToken: TestContext.Current.CancellationToken
        );

        response.Messages[0].Contents.OfType<FunctionCallContent>().Single().Exception.ShouldNotBeNull();
    }

    private static JsonNode? At(JsonNode node, string path) =>
        path.Split('.').Aggregate((JsonNode?)node, (inner, name) => inner?[name]);

    private static async Task<JsonObject> BodyAsync(
        string wire,
        IReadOnlyList<ChatMessage> messages,
        ChatOptions options
    )
    {
        await using var server = await ModelServer.SayingAsync(200, Wire.Reply(wire));
        using var client = Wire.Client(wire, server);
        await client.GetResponseAsync(messages, options, TestContext.Current.CancellationToken);
        return server.Seen.ShouldHaveSingleItem().Body;
    }
}
