using System.Net.Sockets;
using SkillOpt.Errors;

namespace SkillOpt.Models;

/// <summary>Tells failures that may pass on a second try from those that will not.</summary>
internal static class CallFailures
{
    /// <summary>What kind of failure it is. A cancellation by the caller is none and must not be asked about.</summary>
    public static ModelCallFailure Classify(Exception exception) =>
        exception switch
        {
            ModelCallException call => call.Failure,
            HttpRequestException { StatusCode: { } status } => Classify((int)status),
            HttpRequestException or IOException or SocketException or TimeoutException or OperationCanceledException =>
                ModelCallFailure.Transient,
            _ => ModelCallFailure.Rejected,
        };

    public static ModelCallFailure Classify(int status) =>
        status switch
        {
            429 => ModelCallFailure.RateLimited,
            408 or 409 or >= 500 => ModelCallFailure.Transient,
            _ => ModelCallFailure.Rejected,
        };

    public static int? StatusOf(Exception exception) =>
        exception switch
        {
            ModelCallException call => call.StatusCode,
            HttpRequestException http => (int?)http.StatusCode,
            _ => null,
        };

    /// <summary>The failure in words for people; the type's name only where the message was not written for them.</summary>
    public static string Describe(Exception exception) =>
        exception is ModelCallException or SkillOptException
            ? exception.Message
            : $"{exception.GetType().Name}: {exception.Message}";

    public static string Tries(int count) => count == 1 ? "1 try" : $"{count} tries";
}
