namespace SkillOpt.Models;

/// <summary>
/// A call to a model that gave no reply. Providers throw it so that the loop can tell what may pass on a second try from
/// what will not. The message is for people and holds no secret.
/// </summary>
public sealed class ModelCallException : Exception
{
    /// <summary>A failure of the given kind.</summary>
    public ModelCallException(ModelCallFailure failure, string message, Exception? inner = null)
        : base(message, inner) => Failure = failure;

    /// <summary>What kind of failure it is.</summary>
    public ModelCallFailure Failure { get; }

    /// <summary>The HTTP status code; null when there was no answer.</summary>
    public int? StatusCode { get; init; }

    /// <summary>How long the provider asks to wait; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>The kinds of failed calls.</summary>
public enum ModelCallFailure
{
    /// <summary>May pass on a second try: 408, 409, 5xx, a cut or stalled connection, an answer that cannot be read.</summary>
    Transient,

    /// <summary>Too many requests or tokens (429): may pass later, and fewer calls should be in flight.</summary>
    RateLimited,

    /// <summary>Will not pass: 400, 401, 403, 404 and the like.</summary>
    Rejected,

    /// <summary>The provider refused the content.</summary>
    Refused,
}
