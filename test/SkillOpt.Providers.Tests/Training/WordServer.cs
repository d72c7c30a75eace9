using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using SkillOpt.Providers.Tests.Support;

namespace SkillOpt.Providers.Tests.Training;

/// <summary>
/// Two models behind one address. <c>pupil</c> answers the word it is asked for when its skill teaches it; <c>teacher</c>
/// proposes to teach every word that it reads about.
/// </summary>
internal static partial class WordServer
{
    public static Task<ModelServer> StartAsync(string key) =>
        ModelServer.StartAsync(
            (request, context) =>
                request.Headers.TryGetValue("Authorization", out var sent) && sent == $"Bearer {key}"
                    ? ModelServer.WriteAsync(context, StatusCodes.Status200OK, Reply(request))
                    : ModelServer.WriteAsync(
                        context,
                        StatusCodes.Status401Unauthorized,
                        JsonSerializer.Serialize(new { error = new { message = $"Bad key {sent}" } })
                    )
        );

    private static string Reply(SeenRequest request)
    {
        var model = request.Body["model"]!.GetValue<string>();
        var messages = request.Body["messages"]!.AsArray().Select(message => message!["content"]!.GetValue<string>());
        var (system, user) = (messages.First(), messages.Last());
        var content = model == "pupil" ? Answer(system, user) : Teach(user);
        return JsonSerializer.Serialize(
            new
            {
                choices = new[] { new { message = new { role = "assistant", content }, finish_reason = "stop" } },
                usage = new
                {
                    prompt_tokens = 20,
                    completion_tokens = 2,
                    prompt_tokens_details = new { cached_tokens = 5 },
                },
            }
        );
    }

    private static string Answer(string system, string user)
    {
        var word = Asked().Match(user).Groups[1].Value;
        return system.Contains($"teach {word}", StringComparison.Ordinal) ? word : "unknown";
    }

    private static string Teach(string user)
    {
        var words = Asked().Matches(user).Select(match => match.Groups[1].Value).Distinct();
        var edits = words.Select(word => new { op = "append", content = $"teach {word}" });
        return JsonSerializer.Serialize(new { patch = new { reasoning = "Words are missing.", edits } });
    }

    [GeneratedRegex("Say the word (\\w+)")]
    private static partial Regex Asked();
}
