using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace SkillOpt.Runs;

/// <summary>The content key of a paid effect: the first 128 bits of a SHA-256.</summary>
internal readonly record struct LedgerKey(ulong High, ulong Low)
{
    public const int HexLength = 32;

    private const byte ListTag = (byte)'L';

    public static LedgerKey Of(params ReadOnlySpan<string> parts)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(ListTag, [], parts, digest);
        return FromDigest(digest);
    }

    public static LedgerKey Parse(string text) =>
        TryParse(Encoding.UTF8.GetBytes(text), out var key)
            ? key
            : throw new FormatException($"'{text}' is not a ledger key of {HexLength} hexadecimal digits");

    public static bool TryParse(ReadOnlySpan<byte> utf8, out LedgerKey key)
    {
        key = default;
        if (
            utf8.Length != HexLength
            || !TryParseHalf(utf8[..16], out var high)
            || !TryParseHalf(utf8[16..], out var low)
        )
        {
            return false;
        }

        key = new LedgerKey(high, low);
        return true;
    }

    public void Format(Span<byte> utf8)
    {
        High.TryFormat(utf8, out _, "x16", CultureInfo.InvariantCulture);
        Low.TryFormat(utf8[16..], out _, "x16", CultureInfo.InvariantCulture);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{High:x16}{Low:x16}");

    public override int GetHashCode() => (int)Low;

    internal static LedgerKey FromDigest(ReadOnlySpan<byte> digest) =>
        new(BinaryPrimitives.ReadUInt64BigEndian(digest), BinaryPrimitives.ReadUInt64BigEndian(digest[8..]));

    /// <summary>SHA-256 of tag, head and the parts, each with its length before it so that no two lists collide.</summary>
    internal static void Hash(byte tag, ReadOnlySpan<byte> head, ReadOnlySpan<string> parts, Span<byte> digest)
    {
        var size = 1 + head.Length;
        foreach (var part in parts)
        {
            size = checked(size + 8 + (part.Length * 3));
        }

        var buffer = ArrayPool<byte>.Shared.Rent(size);
        buffer[0] = tag;
        head.CopyTo(buffer.AsSpan(1));
        var used = 1 + head.Length;
        foreach (var part in parts)
        {
            used += Write(part, buffer.AsSpan(used));
        }

        SHA256.HashData(buffer.AsSpan(0, used), digest);
        ArrayPool<byte>.Shared.Return(buffer);
    }

    private static int Write(string part, Span<byte> target)
    {
        var body = target[8..];
        long length;
        if (Utf8.FromUtf16(part, body, out _, out var written, replaceInvalidSequences: false) == OperationStatus.Done)
        {
            length = written;
        }
        else
        {
            // Text with half a surrogate pair has no UTF-8; as UTF-16 under a negative length it stays distinct.
            var utf16 = MemoryMarshal.AsBytes(part.AsSpan());
            utf16.CopyTo(body);
            written = utf16.Length;
            length = -written;
        }

        BinaryPrimitives.WriteInt64LittleEndian(target, length);
        return 8 + written;
    }

    private static bool TryParseHalf(ReadOnlySpan<byte> utf8, out ulong half) =>
        ulong.TryParse(utf8, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out half);
}
