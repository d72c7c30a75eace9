using System.Text.Json.Nodes;

namespace SkillOpt.Cli.Serving.Chat;

/// <summary>OpenAI's chat completions.</summary>
internal sealed class ChatWire : IModelWire
{
    public ModelRequest Read(JsonObject body) => ChatReader.Read(body);

    public byte[] Whole(ModelAnswer answer) => ChatWriter.Whole(answer);

    public byte[] Streamed(ModelAnswer answer) => ChatWriter.Streamed(answer);

    public byte[] Error(int status, string message) => OpenAIError.Write(status, message);
}
