using System.Text.Json;
using Microsoft.Extensions.AI;

namespace SkillOpt.Providers.Wires;

/// <summary>How one kind of server is asked and how it answers. What cannot be written is refused, never dropped.</summary>
internal interface IWireFormat
{
    /// <summary>Appended to the base address.</summary>
    string Path { get; }

    /// <summary>Writes the fields of the request's object.</summary>
    void Write(Utf8JsonWriter json, IReadOnlyList<ChatMessage> messages, ChatOptions? options);

    ChatResponse Read(JsonElement reply);
}
