using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using SkillOpt.Cli.Serving;

namespace SkillOpt.Cli.Tests.Serving;

/// <summary>A server and a client that speaks to it in plain JSON.</summary>
internal sealed class Served : IAsyncDisposable
{
    public const string Table = """
        | item | amount | status |
        |---|---|---|
        | a | 3 | open |
        | b | 4 | open |

        How many rows have the status open?
        """;

    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private readonly ModelServer server;

    private Served(ModelServer server) => this.server = server;

    public HttpClient Client { get; } = new();

    public string BaseUrl => server.BaseUrl;

    public static async Task<Served> StartAsync(ServerOptions? options = null) =>
        new(await ModelServer.StartAsync(options ?? new ServerOptions(), TimeProvider.System, Token));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await server.DisposeAsync();
    }

    public async Task<HttpResponseMessage> SendAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await Client.PostAsync(new Uri(BaseUrl + path), content, Token);
    }

    /// <summary>The answer as it is written.</summary>
    public async Task<string> PostAsync(string path, JsonNode body, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var response = await SendAsync(path, body.ToJsonString());
        var text = await response.Content.ReadAsStringAsync(Token);
        response.StatusCode.ShouldBe(expected, text);
        return text;
    }

    public async Task<JsonNode> AskAsync(string path, JsonNode body, HttpStatusCode expected = HttpStatusCode.OK) =>
        JsonNode.Parse(await PostAsync(path, body, expected))!;

    /// <summary>The data of the events of an answer; every one must bear the name that its data says.</summary>
    public async Task<List<JsonNode>> EventsAsync(string path, JsonNode body)
    {
        body["stream"] = true;
        var events = new List<JsonNode>();
        foreach (var block in (await PostAsync(path, body)).Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = block.Split('\n');
            lines.Length.ShouldBe(2);
            var data = JsonNode.Parse(lines[1]["data: ".Length..])!;
            lines[0].ShouldBe($"event: {data.Text("type")}");
            events.Add(data);
        }

        return events;
    }
}

internal static class ServedJson
{
    public static string Text(this JsonNode node, string name) => node[name]!.GetValue<string>();
}
