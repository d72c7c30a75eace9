namespace SkillOpt.Errors;

/// <summary>The kinds of failure a caller can tell apart. The value is the exit code of the command line.</summary>
public enum ErrorKind
{
    /// <summary>A disk that is full or read-only, or another failure outside the run's control.</summary>
    Storage = 1,

    /// <summary>An option, a configuration or a run directory that cannot be used as asked.</summary>
    Usage = 2,

    /// <summary>Items, a skill or an edits file that are broken or contradict each other.</summary>
    Data = 3,

    /// <summary>The target or the optimizer could not be reached or kept failing.</summary>
    Provider = 4,

    /// <summary>A budget ran out.</summary>
    Budget = 5,
}
