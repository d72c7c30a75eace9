using System.Text.Json.Nodes;

namespace SkillOpt.Cli.Serving.Messages;

/// <summary>Anthropic's messages.</summary>
internal sealed class MessagesWire : IModelWire
{
    public ModelRequest Read(JsonObject body) => MessagesReader.Read(body);

    public byte[] Whole(ModelAnswer answer) => ReplyJson.Bytes(MessagesWriter.Whole(answer));

    public byte[] Streamed(ModelAnswer answer) => MessageEvents.Write(answer);

    public byte[] Error(int status, string message) =>
        ReplyJson.Bytes(
            new JsonObject
            {
                ["type"] = "error",
                ["error"] = new JsonObject
                {
                    ["type"] = status switch
                    {
                        404 => "not_found_error",
                        429 => "rate_limit_error",
                        >= 500 => "api_error",
                        _ => "invalid_request_error",
                    },
                    ["message"] = message,
                },
            }
        );
}
