using System.Net.Http.Headers;

namespace SkillOpt.Providers.Keys;

/// <summary>Shows a server who is asking.</summary>
internal interface IAuthorization
{
    /// <summary>What to check when the server refuses.</summary>
    string Advice { get; }

    ValueTask ApplyAsync(HttpRequestHeaders headers, CancellationToken cancellationToken);
}
