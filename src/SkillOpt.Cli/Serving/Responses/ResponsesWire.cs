using System.Text.Json.Nodes;

namespace SkillOpt.Cli.Serving.Responses;

/// <summary>OpenAI's responses.</summary>
internal sealed class ResponsesWire : IModelWire
{
    public ModelRequest Read(JsonObject body) => ResponsesReader.Read(body);

    public byte[] Whole(ModelAnswer answer) => ReplyJson.Bytes(ResponsesWriter.Whole(answer));

    public byte[] Streamed(ModelAnswer answer) => new ResponseEvents().Write(answer);

    public byte[] Error(int status, string message) => OpenAIError.Write(status, message);
}
