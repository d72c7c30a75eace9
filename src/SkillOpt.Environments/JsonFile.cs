using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using SkillOpt.Runs;

namespace SkillOpt.Environments;

/// <summary>JSON for people to read, and files that are there whole or not at all.</summary>
internal static class JsonFile
{
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
        }
        catch (Exception error) when (StorageError.IsFileError(error))
        {
            throw StorageError.Write(path, error);
        }

        AtomicFile.WriteBytes(path, content, durable: true);
    }
}
