namespace SkillOpt.Skills;

internal sealed record RegionKind(string StartMarker, string EndMarker)
{
    public static RegionKind SlowUpdate { get; } =
        new(ProtectedRegions.SlowUpdateStart, ProtectedRegions.SlowUpdateEnd);

    public static RegionKind Appendix { get; } = new(ProtectedRegions.AppendixStart, ProtectedRegions.AppendixEnd);

    public RegionKind Other => ReferenceEquals(this, SlowUpdate) ? Appendix : SlowUpdate;

    public string Wrap(string content, string newLine) => StartMarker + newLine + content + newLine + EndMarker;
}
