namespace SkillOpt.Cli.Serving;

/// <summary>What a served request suffers instead of a good answer.</summary>
internal enum Fault
{
    None,

    /// <summary>A status of 500, 502 or 503.</summary>
    Error,

    /// <summary>The connection ends in the middle of the answer.</summary>
    Cut,

    /// <summary>A whole answer whose body ends in the middle.</summary>
    Truncated,

    /// <summary>Status 429 with Retry-After.</summary>
    RateLimited,
}

/// <summary>Shares of the requests that suffer a fault, each from 0 to 1, together at most 1.</summary>
internal sealed record FaultRates(double Error, double Cut, double Truncated, double RateLimited)
{
    public static FaultRates None { get; } = new(0, 0, 0, 0);

    public double Sum => Error + Cut + Truncated + RateLimited;

    /// <summary>The fault of a request. Depends on nothing but seed and number, which counts requests from 1.</summary>
    public Fault Draw(int seed, long number)
    {
        var at = Unit(((ulong)(uint)seed << 32) ^ (ulong)number);
        ReadOnlySpan<(double Share, Fault Fault)> shares =
        [
            (Error, Fault.Error),
            (Cut, Fault.Cut),
            (Truncated, Fault.Truncated),
            (RateLimited, Fault.RateLimited),
        ];
        foreach (var (share, fault) in shares)
        {
            if (at < share)
                return fault;
            at -= share;
        }

        return Fault.None;
    }

    private static double Unit(ulong z)
    {
        z += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
