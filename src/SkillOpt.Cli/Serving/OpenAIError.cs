using System.Text.Json.Nodes;

namespace SkillOpt.Cli.Serving;

/// <summary>Errors as both of OpenAI's APIs write them.</summary>
internal static class OpenAIError
{
    public static byte[] Write(int status, string message) =>
        ReplyJson.Bytes(
            new JsonObject
            {
                ["error"] = new JsonObject
                {
                    ["message"] = message,
                    ["type"] = status switch
                    {
                        429 => "rate_limit_error",
                        >= 500 => "server_error",
                        _ => "invalid_request_error",
                    },
                    ["param"] = null,
                    ["code"] = null,
                },
            }
        );
}
