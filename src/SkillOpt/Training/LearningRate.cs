namespace SkillOpt.Training;

/// <summary>How the learning rate falls.</summary>
public enum LearningRateSchedule
{
    /// <summary>From the learning rate to the minimum along half a cosine.</summary>
    Cosine,

    /// <summary>The same at every step.</summary>
    Constant,

    /// <summary>From the learning rate to the minimum along a line.</summary>
    Linear,

    /// <summary>The optimizer chooses at each step, as under <see cref="LearningRateControl.Autonomous"/>.</summary>
    Autonomous,
}

/// <summary>Who sets the learning rate.</summary>
public enum LearningRateControl
{
    /// <summary>The schedule.</summary>
    Fixed,

    /// <summary>The optimizer, anew at each step.</summary>
    Autonomous,

    /// <summary>Nobody: every merged edit is applied.</summary>
    None,
}

/// <summary>How proposals become a new skill.</summary>
public enum SkillUpdateMode
{
    /// <summary>Analysts propose edits; the best are applied.</summary>
    Patch,

    /// <summary>Analysts give advice; one call rewrites the skill by the best of it.</summary>
    RewriteFromSuggestions,

    /// <summary>Analysts write whole skills; merges combine them.</summary>
    FullRewriteMinibatch,
}
