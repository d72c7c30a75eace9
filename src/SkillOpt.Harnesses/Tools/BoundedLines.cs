using System.Runtime.CompilerServices;
using System.Text;

namespace SkillOpt.Harnesses.Tools;

/// <summary>The lines of a file that may be of any size and hold anything.</summary>
internal static class BoundedLines
{
    private const int Looked = 8000;

    /// <summary>Whether what it begins with is no text.</summary>
    public static bool IsBinary(Stream stream)
    {
        var buffer = new byte[Looked];
        var count = stream.ReadAtLeast(buffer, Looked, throwOnEndOfStream: false);
        stream.Position = 0;
        return buffer.AsSpan(0, count).Contains((byte)0);
    }

    /// <param name="stream">UTF-8; what is not is replaced.</param>
    /// <param name="longest">Characters of a line that are kept; the end of a cut one is marked.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async IAsyncEnumerable<string> ReadAsync(
        Stream stream,
        int longest,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var reader = new StreamReader(stream);
        var buffer = new char[16 * 1024];
        var line = new StringBuilder();
        var (isCut, isEmpty) = (false, true);
        while (await reader.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var count)
        {
            for (var at = 0; at < count; )
            {
                var length = buffer.AsSpan(at, count - at).IndexOf('\n');
                var end = length < 0 ? count : at + length;
                var room = Math.Min(end - at, longest - line.Length);
                line.Append(buffer, at, room);
                isCut |= room < end - at;
                isEmpty = false;
                at = end;
                if (length >= 0)
                {
                    yield return Taken();
                    at++;
                }
            }
        }

        if (!isEmpty)
        {
            yield return Taken();
        }

        string Taken()
        {
            var text = isCut ? $"{line} [cut]" : line.ToString().TrimEnd('\r');
            line.Clear();
            (isCut, isEmpty) = (false, true);
            return text;
        }
    }
}
