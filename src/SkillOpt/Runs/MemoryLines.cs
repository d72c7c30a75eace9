using System.Runtime.InteropServices;

namespace SkillOpt.Runs;

internal sealed class MemoryLines : ILines
{
    private readonly List<byte> bytes = [];

    public long Append(ReadOnlySpan<byte> line)
    {
        var offset = bytes.Count;
        bytes.AddRange(line);
        return offset;
    }

    public void Read(long offset, Span<byte> target) =>
        CollectionsMarshal.AsSpan(bytes).Slice((int)offset, target.Length).CopyTo(target);

    public void Flush() { }

    public void Dispose() { }
}
