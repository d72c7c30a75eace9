using SkillOpt.Errors;

namespace SkillOpt.Models;

/// <summary>
/// Ends the run when the calls of a role keep failing, before anything is decided on attempts that have no score only
/// because of that. A content refusal says something about one request, not about the provider.
/// </summary>
internal sealed class CircuitBreaker(string role, CallStop stop)
{
    public const int FailedCallsInARow = 10;

    private int failedInARow;

    public void Succeeded() => Volatile.Write(ref failedInARow, 0);

    /// <summary>A call that failed after all its tries.</summary>
    public void Failed(ModelCallException failure)
    {
        if (failure.Failure is ModelCallFailure.Refused)
        {
            Succeeded();
        }
        else if (failure.StatusCode is 401 or 403)
        {
            Open($"The provider refuses the credentials of the {role}: {failure.Message}.", failure);
        }
        else if (Interlocked.Increment(ref failedInARow) >= FailedCallsInARow)
        {
            Open($"{FailedCallsInARow} calls of the {role} in a row failed; the last: {failure.Message}.", failure);
        }
    }

    private void Open(string what, ModelCallException failure) =>
        stop.Stop(
            SkillOptException.ProviderFailed(
                $"{what} Nothing was decided on them. Mend it and run the same command again: everything finished is kept.",
                failure
            )
        );
}
