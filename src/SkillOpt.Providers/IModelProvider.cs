using Microsoft.Extensions.AI;
using SkillOpt.Errors;
using SkillOpt.Models;

namespace SkillOpt.Providers;

/// <summary>A place that models come from: the part of <c>provider/model</c> before the first slash.</summary>
public interface IModelProvider
{
    /// <summary>The name in <c>provider/model</c>, without a slash.</summary>
    string Name { get; }

    /// <summary>
    /// A client for one model. It sends each request once, ends when its token is cancelled, may be used from many
    /// threads, and reports calls without a reply as <see cref="ModelCallException"/>.
    /// </summary>
    /// <exception cref="SkillOptException">Options that cannot be used, or a key that is not there.</exception>
    IChatClient Create(string model, ProviderOptions options);

    /// <summary>
    /// The model with everything that decides its replies and nothing secret. Results are kept and reused under it.
    /// </summary>
    /// <exception cref="SkillOptException">Options that cannot be used.</exception>
    string Describe(string model, ProviderOptions options);
}
