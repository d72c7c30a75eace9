namespace SkillOpt.Runs;

/// <summary>Lines that are only ever added. The caller keeps appends apart; reads may run beside them.</summary>
internal interface ILines : IDisposable
{
    /// <summary>Adds one line, its line feed included; all of it or nothing.</summary>
    /// <returns>Where it starts.</returns>
    long Append(ReadOnlySpan<byte> line);

    void Read(long offset, Span<byte> target);

    void Flush();
}
