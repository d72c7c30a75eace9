namespace SkillOpt.Models;

/// <summary>
/// Where in the run an optimizer call is made. It is part of the call's key, so that two equal requests at two places
/// are two samples, whatever the order in which they were sent.
/// </summary>
/// <param name="Stage">Under which the usage is booked: <c>analyst</c>, <c>merge</c>, <c>ranking</c> ...</param>
/// <param name="Path">Unique in the run, such as <c>step_0003/analyst/failure_001</c>.</param>
/// <param name="Tally">Where the step or epoch update that makes the call books its usage.</param>
internal sealed record CallSite(string Stage, string Path, UsageTally Tally)
{
    public CallSite Then(string part) => this with { Path = $"{Path}/{part}" };
}
