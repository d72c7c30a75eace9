namespace SkillOpt.Benchmarks.CriticalPath;

/// <summary>
/// A call, or a point where several are awaited, in the graph of what depends on what. A node starts when the last of
/// those it needs has finished; there is no limit on how many run at once.
/// </summary>
internal sealed record CallNode(string Kind, TimeSpan Duration, CallNode? LastNeeded)
{
    public static CallNode Start { get; } = new("start", TimeSpan.Zero, null);

    public TimeSpan Finish { get; } = (LastNeeded?.Finish ?? TimeSpan.Zero) + Duration;

    /// <summary>The calls that together make up the finish time, the last one first.</summary>
    public IEnumerable<CallNode> Path
    {
        get
        {
            for (var node = this; node is not null; node = node.LastNeeded)
            {
                if (node.Duration > TimeSpan.Zero)
                {
                    yield return node;
                }
            }
        }
    }

    public static CallNode Call(string kind, TimeSpan duration, CallNode after) => new(kind, duration, after);

    public static CallNode Join(params IEnumerable<CallNode> needed) => needed.MaxBy(node => node.Finish) ?? Start;
}
