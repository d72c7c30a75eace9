using System.Text.Json;

namespace SkillOpt.Providers.Tests.Support;

/// <summary>Bodies as providers send them.</summary>
internal static class Replies
{
    public const string Full = """
        {
          "id": "chatcmpl-1", "object": "chat.completion", "created": 1790000000, "model": "gpt-5.5-2026-04-01",
          "choices": [{
            "index": 0, "finish_reason": "length", "logprobs": null,
            "message": { "role": "assistant", "content": "Forty-two", "refusal": null, "annotations": [] }
          }],
          "usage": {
            "prompt_tokens": 120, "completion_tokens": 30, "total_tokens": 150,
            "prompt_tokens_details": { "cached_tokens": 96, "audio_tokens": 0 },
            "completion_tokens_details": { "reasoning_tokens": 12, "audio_tokens": 0 }
          }
        }
        """;

    /// <summary>As little as a compatible server may send.</summary>
    public static string Bare(string content) =>
        JsonSerializer.Serialize(new { choices = new[] { new { message = new { content } } } });
}
