using SkillOpt.Errors;

namespace SkillOpt.Cli.Telemetry;

/// <summary>Where an OpenTelemetry collector listens.</summary>
internal sealed class Collector(Uri url)
{
    public Uri Traces => Below("v1/traces");

    public Uri Metrics => Below("v1/metrics");

    public static Collector Parse(string text)
    {
        var isUrl = Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https";
        // What is not shown cannot be a password in somebody's log.
        if (isUrl && (url!.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0))
        {
            throw SkillOptException.BadUsage(
                "--otlp: the URL must have no user, query or fragment. Credentials go into OTEL_EXPORTER_OTLP_HEADERS."
            );
        }

        return isUrl
            ? new Collector(url!)
            : throw SkillOptException.BadUsage(
                $"--otlp: '{text}' is not an absolute http or https URL. Give it like http://localhost:4318."
            );
    }

    public override string ToString() => url.GetLeftPart(UriPartial.Path).TrimEnd('/');

    private Uri Below(string path) => new($"{this}/{path}");
}
