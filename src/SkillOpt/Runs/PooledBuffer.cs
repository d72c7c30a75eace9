using System.Buffers;

namespace SkillOpt.Runs;

internal sealed class PooledBuffer(int capacity = 4096) : IBufferWriter<byte>, IDisposable
{
    private byte[] array = ArrayPool<byte>.Shared.Rent(capacity);
    private int used;

    public ReadOnlySpan<byte> Written => array.AsSpan(0, used);

    public void Advance(int count) => used += count;

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return array.AsSpan(used);
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return array.AsMemory(used);
    }

    public void Add(byte value)
    {
        GetSpan(1)[0] = value;
        Advance(1);
    }

    public void Dispose()
    {
        var rented = array;
        array = [];
        used = 0;
        if (rented.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private void Ensure(int sizeHint)
    {
        var needed = Math.Max(sizeHint, 1);
        if (array.Length - used >= needed)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(
            Math.Max(checked(used + needed), (int)Math.Min(array.Length * 2L, 1 << 30))
        );
        array.AsSpan(0, used).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(array);
        array = larger;
    }
}
