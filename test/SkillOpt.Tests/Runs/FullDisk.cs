using Microsoft.Win32.SafeHandles;

namespace SkillOpt.Tests.Runs;

/// <summary>A disk with little room: what does not fit is written in part before the error, as a real one does.</summary>
internal sealed class FullDisk(string reservePath)
{
    private static readonly int Full = OperatingSystem.IsWindows() ? unchecked((int)0x80070070) : 28;

    public long Room { get; set; } = long.MaxValue;

    public long RoomAfterRelease { get; set; } = long.MaxValue;

    public void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset)
    {
        var room = File.Exists(reservePath) ? Room : RoomAfterRelease;
        if (offset + bytes.Length <= room)
        {
            RandomAccess.Write(file, bytes, offset);
            return;
        }

        RandomAccess.Write(file, bytes[..(bytes.Length / 2)], offset);
        throw new IOException("No space left on device", Full);
    }
}
