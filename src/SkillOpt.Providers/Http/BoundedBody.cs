using System.Buffers;

namespace SkillOpt.Providers.Http;

/// <summary>Reads no more of a body than is wanted.</summary>
internal static class BoundedBody
{
    private const int Piece = 16 * 1024;

    /// <summary>The bytes, and whether there were more than <paramref name="most"/>.</summary>
    public static async Task<(ReadOnlyMemory<byte> Bytes, bool TooLong)> ReadAsync(
        HttpContent content,
        int most,
        CancellationToken cancellationToken
    )
    {
        var announced = content.Headers.ContentLength;
        if (announced > most)
            return (default, true);

        var buffer = new ArrayBufferWriter<byte>((int)(announced is > 0 ? announced.Value + 1 : Piece));
        await using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var read = await stream.ReadAsync(buffer.GetMemory(1), cancellationToken).ConfigureAwait(false);
            if (read == 0)
                return (buffer.WrittenMemory, false);
            buffer.Advance(read);
            if (buffer.WrittenCount > most)
                return (buffer.WrittenMemory[..most], true);
        }
    }
}
