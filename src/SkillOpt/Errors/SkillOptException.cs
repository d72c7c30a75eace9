namespace SkillOpt.Errors;

/// <summary>An error that a user can act on. The message says what is wrong, where, and what to do.</summary>
public sealed class SkillOptException : Exception
{
    /// <summary>Creates an error of the given kind.</summary>
    public SkillOptException(ErrorKind kind, string message, Exception? inner = null)
        : base(message, inner) => Kind = kind;

    /// <summary>What kind of failure this is; the command line turns it into its exit code.</summary>
    public ErrorKind Kind { get; }

    internal static SkillOptException BadUsage(string message, Exception? inner = null) =>
        new(ErrorKind.Usage, message, inner);

    internal static SkillOptException BadData(string message, Exception? inner = null) =>
        new(ErrorKind.Data, message, inner);

    internal static SkillOptException ProviderFailed(string message, Exception? inner = null) =>
        new(ErrorKind.Provider, message, inner);

    internal static SkillOptException StorageFailed(string message, Exception? inner = null) =>
        new(ErrorKind.Storage, message, inner);
}
