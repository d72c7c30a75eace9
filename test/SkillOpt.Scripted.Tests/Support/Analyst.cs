using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using SkillOpt.QuickstartTasks;
using SkillOpt.Scripted.Optimizing.Prompts;

namespace SkillOpt.Scripted.Tests.Support;

/// <summary>Builds the messages that the training sends to its optimizer, and reads the replies.</summary>
internal static class Analyst
{
    public static readonly ScriptedOptimizerOptions OnlyRight = new()
    {
        UselessShare = 0,
        SpecificShare = 0,
        HarmfulShare = 0,
        UnknownAnchorShare = 0,
        MalformedShare = 0,
    };

    /// <summary>What an analyst is shown of a target that works on the tasks with the skill.</summary>
    public static async Task<string> Message(
        string skill,
        IReadOnlyList<QuickstartTask> tasks,
        string budget = "At most 4 edits.",
        string previous = "",
        string memory = ""
    )
    {
        var text = new StringBuilder();
        text.Append($"## Current Skill\n<skill>\n{skill}\n</skill>\n\n## Edit Budget\n{budget}\n");
        text.Append(previous.Length == 0 ? "" : $"\n## Previous Steps in This Epoch\n{previous}\n");
        text.Append(memory.Length == 0 ? "" : $"\n## Optimizer Memory\n{memory}\n");
        text.Append($"\n## Trajectories ({tasks.Count})\n");
        for (var i = 0; i < tasks.Count; i++)
        {
            text.Append($"\n### Trajectory {i + 1} of {tasks.Count}: item {tasks[i].Id}\n");
            text.Append($"Task type: {tasks[i].TaskType}\n");
            text.Append(await Attempt(skill, tasks[i]));
        }

        return text.ToString();
    }

    public static async Task<string> Attempt(string skill, QuickstartTask task)
    {
        var reply = await Target.Sure.Reply(skill, task.Prompt);
        var answer = Target.Tagged(reply);
        var isRight = answer == task.Answer;
        var feedback = isRight ? "Correct." : $"Expected \"{task.Answer}\", got \"{answer}\".";
        return $"""
            Score: hard {(isRight ? 1 : 0)}, soft {(isRight ? 1 : 0)}
            Feedback: {feedback}
            <trajectory>
            [user]
            {task.Prompt}
            [assistant]
            {reply}
            [verification]
            {feedback}
            </trajectory>

            """;
    }

    public static Task<string> Ask(this IChatClient optimizer, string heading, string user, params string[] turns) =>
        optimizer.AskWith($"# {heading}\n\nYou improve a skill.", user, turns);

    public static async Task<string> AskWith(
        this IChatClient optimizer,
        string system,
        string user,
        params string[] turns
    )
    {
        var messages = new List<ChatMessage> { new(ChatRole.System, system), new(ChatRole.User, user) };
        for (var i = 0; i < turns.Length; i++)
        {
            messages.Add(new ChatMessage(i % 2 == 0 ? ChatRole.Assistant : ChatRole.User, turns[i]));
        }

        return (
            await optimizer.GetResponseAsync(messages, cancellationToken: TestContext.Current.CancellationToken)
        ).Text;
    }

    public static JsonObject Read(string reply)
    {
        var start = reply.IndexOf('{', StringComparison.Ordinal);
        return (JsonObject)JsonNode.Parse(reply[start..(reply.LastIndexOf('}') + 1)])!;
    }

    public static bool IsJson(string reply)
    {
        try
        {
            Read(reply);
            return true;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return false;
        }
    }

    public static IReadOnlyList<JsonObject> Edits(this JsonObject reply, string key = "edits") =>
        [.. ((reply["patch"] as JsonObject ?? reply)[key] as JsonArray ?? []).OfType<JsonObject>()];

    public static string Text(this JsonObject value, string key) => JsonText.String(value, key);
}
