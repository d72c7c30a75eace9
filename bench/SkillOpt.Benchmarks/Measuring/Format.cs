using System.Globalization;

namespace SkillOpt.Benchmarks.Measuring;

internal static class Format
{
    public static string Seconds(double seconds) => seconds.ToString("0.0 s", CultureInfo.InvariantCulture);

    public static string Seconds(TimeSpan time) => Seconds(time.TotalSeconds);

    public static string Milliseconds(double milliseconds) =>
        milliseconds.ToString(milliseconds < 10 ? "0.00 ms" : "0 ms", CultureInfo.InvariantCulture);

    public static string Count(double count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Ratio(double ratio) => ratio.ToString("0.00", CultureInfo.InvariantCulture);

    public static string Percent(double share) => share.ToString("0 %", CultureInfo.InvariantCulture);

    public static string MegaBytes(double bytes) =>
        (bytes / (1 << 20)).ToString("0.0 MB", CultureInfo.InvariantCulture);
}
