namespace SkillOpt.Cli;

/// <summary>Exit codes besides those of <see cref="SkillOpt.Errors.ErrorKind"/>.</summary>
internal static class ExitCode
{
    public const int Ok = 0;
    public const int Unexpected = 1;
    public const int Usage = 2;
    public const int Data = 3;
    public const int Cancelled = 130;
}
