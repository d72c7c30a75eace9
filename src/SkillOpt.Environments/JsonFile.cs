using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using SkillOpt.Errors;

namespace SkillOpt.Environments;

/// <summary>JSON for people to read, and files that are there whole or not at all.</summary>
internal static class JsonFile
{
    public const string TemporaryEnding = ".tmp";

    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
    };

    public static byte[] Render(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            write(writer);
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    public static void Save(string path, byte[] content)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var temporary = path + TemporaryEnding;
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw SkillOptException.StorageFailed(
                $"{path} cannot be written: {error.Message} Check that the folder is writable and the disk has room.",
                error
            );
        }
    }
}
