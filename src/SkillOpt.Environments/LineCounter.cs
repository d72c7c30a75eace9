namespace SkillOpt.Environments;

/// <summary>Line numbers of rising byte offsets, each byte looked at once.</summary>
internal sealed class LineCounter(ReadOnlyMemory<byte> bytes)
{
    private int counted;
    private int line = 1;

    public int At(long offset)
    {
        line += bytes.Span[counted..(int)offset].Count((byte)'\n');
        counted = (int)offset;
        return line;
    }
}
