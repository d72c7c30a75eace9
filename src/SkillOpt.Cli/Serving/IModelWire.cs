using System.Text.Json.Nodes;

namespace SkillOpt.Cli.Serving;

/// <summary>The words in which an API asks a model and is answered.</summary>
internal interface IModelWire
{
    /// <exception cref="FormatException">The request cannot be answered; the message says why.</exception>
    ModelRequest Read(JsonObject body);

    byte[] Whole(ModelAnswer answer);

    /// <summary>The same answer as server-sent events.</summary>
    byte[] Streamed(ModelAnswer answer);

    byte[] Error(int status, string message);
}
