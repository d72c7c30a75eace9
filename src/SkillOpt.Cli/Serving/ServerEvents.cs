using System.Text;
using System.Text.Json.Nodes;

namespace SkillOpt.Cli.Serving;

/// <summary>Server-sent events, gathered in one body.</summary>
internal sealed class ServerEvents
{
    private readonly StringBuilder text = new();

    /// <summary>An event without a name.</summary>
    public void Add(string data) => text.Append("data: ").Append(data).Append("\n\n");

    /// <summary>An event with its name, which is repeated as the data's type.</summary>
    public void Add(string name, JsonObject data)
    {
        data.Insert(0, "type", name);
        text.Append("event: ").Append(name).Append('\n');
        Add(ReplyJson.Write(data));
    }

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(text.ToString());
}
