using SkillOpt.Models;

namespace SkillOpt.Runs;

/// <summary>A finished model call in the ledger. Role and stage are what usage is totalled by; the site is for people.</summary>
internal sealed record CallEntry(
    LedgerKey Key,
    string Role,
    string Stage,
    string Site,
    string Reply,
    Usage Usage,
    long Milliseconds
);
