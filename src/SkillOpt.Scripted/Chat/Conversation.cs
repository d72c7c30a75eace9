using Microsoft.Extensions.AI;

namespace SkillOpt.Scripted.Chat;

/// <summary>The messages of one call as text.</summary>
internal sealed record Conversation(
    string System,
    IReadOnlyList<string> Users,
    IReadOnlyList<string> Assistants,
    int Length
)
{
    private const int CharactersPerToken = 4;

    public string LastUser => Users.Count > 0 ? Users[^1] : "";

    public string FirstUser => Users.Count > 0 ? Users[0] : "";

    /// <summary>The conversation that a program was given as one text where there is one, else the messages.</summary>
    public static Conversation Of(IEnumerable<ChatMessage> messages)
    {
        List<ChatMessage> all = [.. messages];
        var told = all.Where(message => message.Role == ChatRole.User)
            .SelectMany(message => message.Contents.OfType<TextContent>())
            .Select(content => WrittenConversation.Read(content.Text))
            .LastOrDefault(found => found is not null);
        return Gather(told ?? all);
    }

    private static Conversation Gather(IEnumerable<ChatMessage> messages)
    {
        var system = "";
        var users = new List<string>();
        var assistants = new List<string>();
        var length = 0;
        foreach (var message in messages)
        {
            var text = message.Text;
            length += text.Length;
            if (message.Role == ChatRole.User)
            {
                users.Add(text);
            }
            else if (message.Role == ChatRole.Assistant)
            {
                assistants.Add(text);
            }
            else if (message.Role == ChatRole.System)
            {
                system = system.Length == 0 ? text : $"{system}\n{text}";
            }
        }

        return new Conversation(system, users, assistants, length);
    }

    public ChatResponse Answer(string text, ChatClientMetadata metadata)
    {
        var input = Tokens(Length);
        var output = Tokens(text.Length);
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, text))
        {
            ModelId = metadata.DefaultModelId,
            FinishReason = ChatFinishReason.Stop,
            Usage = new UsageDetails
            {
                InputTokenCount = input,
                OutputTokenCount = output,
                TotalTokenCount = input + output,
            },
        };
    }

    private static int Tokens(int characters) => (characters + CharactersPerToken - 1) / CharactersPerToken;
}
