namespace SkillOpt.Providers;

/// <summary>A model at an address.</summary>
/// <param name="Provider">The provider's name in messages.</param>
/// <param name="Model">The provider's name for the model.</param>
/// <param name="BaseUrl">What paths are appended to; without a slash at its end.</param>
/// <param name="Key">Null for servers that want none.</param>
/// <param name="OutputLimitField">The field of a request that limits the reply.</param>
internal sealed record Endpoint(string Provider, string Model, Uri BaseUrl, ApiKey? Key, string OutputLimitField)
{
    public string WithoutKey(string text) => Key?.RemoveFrom(text) ?? text;
}
