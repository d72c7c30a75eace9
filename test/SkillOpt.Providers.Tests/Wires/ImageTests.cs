using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using SkillOpt.Providers.Tests.Support;

namespace SkillOpt.Providers.Tests.Wires;

public sealed class ImageTests
{
    [Theory]
    [InlineData(
        "chat",
        """
            [{"type":"text","text":"What is it?"},
             {"type":"image_url","image_url":{"url":"data:image/png;base64,AQID"}},
             {"type":"image_url","image_url":{"url":"https://example.org/a.jpg"}}]
            """
    )]
    [InlineData(
        "responses",
        """
            [{"type":"input_text","text":"What is it?"},
             {"type":"input_image","image_url":"data:image/png;base64,AQID"},
             {"type":"input_image","image_url":"https://example.org/a.jpg"}]
            """
    )]
    [InlineData(
        "anthropic",
        """
            [{"type":"text","text":"What is it?"},
             {"type":"image","source":{"type":"base64","media_type":"image/png","data":"AQID"}},
             {"type":"image","source":{"type":"url","url":"https://example.org/a.jpg"}}]
            """
    )]
    public async Task Images_are_sent_in_their_place(string wire, string expected)
    {
        await using var server = await ModelServer.SayingAsync(200, Wire.Reply(wire));
        using var client = Wire.Client(wire, server);
        var message = new ChatMessage(
            ChatRole.User,
            [
                new TextContent("What is it?"),
                new DataContent(new byte[] { 1, 2, 3 }, "image/png"),
                new UriContent("https://example.org/a.jpg", "image/jpeg"),
            ]
        );

        await client.GetResponseAsync([message], cancellationToken: TestContext.Current.CancellationToken);

        var body = server.Seen.ShouldHaveSingleItem().Body;
        var content = (body["messages"] ?? body["input"])!.AsArray().ShouldHaveSingleItem()!["content"];
        JsonNode.DeepEquals(content, JsonNode.Parse(expected)).ShouldBeTrue(content!.ToJsonString());
    }
}
