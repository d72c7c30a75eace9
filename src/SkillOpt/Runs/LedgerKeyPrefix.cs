using System.Buffers.Binary;
using System.Security.Cryptography;

namespace SkillOpt.Runs;

/// <summary>
/// The leading parts of many keys (environment, model, skill), hashed once. Its keys differ from those of
/// <see cref="LedgerKey.Of"/> over the same parts; an effect must always be keyed in the same way.
/// </summary>
internal readonly record struct LedgerKeyPrefix
{
    private const byte PrefixTag = (byte)'P';
    private const byte KeyTag = (byte)'K';

    private readonly ulong a;
    private readonly ulong b;
    private readonly ulong c;
    private readonly ulong d;

    public LedgerKeyPrefix(params ReadOnlySpan<string> parts)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        LedgerKey.Hash(PrefixTag, [], parts, digest);
        a = BinaryPrimitives.ReadUInt64LittleEndian(digest);
        b = BinaryPrimitives.ReadUInt64LittleEndian(digest[8..]);
        c = BinaryPrimitives.ReadUInt64LittleEndian(digest[16..]);
        d = BinaryPrimitives.ReadUInt64LittleEndian(digest[24..]);
    }

    public LedgerKey Key(params ReadOnlySpan<string> rest)
    {
        Span<byte> head = stackalloc byte[SHA256.HashSizeInBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(head, a);
        BinaryPrimitives.WriteUInt64LittleEndian(head[8..], b);
        BinaryPrimitives.WriteUInt64LittleEndian(head[16..], c);
        BinaryPrimitives.WriteUInt64LittleEndian(head[24..], d);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        LedgerKey.Hash(KeyTag, head, rest, digest);
        return LedgerKey.FromDigest(digest);
    }
}
