using System.Security;
using SkillOpt.Errors;

namespace SkillOpt.Runs;

/// <summary>Turns what the file system throws into errors that say what to do.</summary>
internal static class StorageError
{
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsSharingViolation = unchecked((int)0x80070020);

    public static bool IsFileError(Exception e) =>
        e is IOException or UnauthorizedAccessException or SecurityException or NotSupportedException;

    public static bool IsDiskFull(Exception? e) =>
        e is IOException io
        && (
            OperatingSystem.IsWindows()
                ? io.HResult is WindowsDiskFull or WindowsHandleDiskFull
                : io.HResult is 28 || io.HResult == (OperatingSystem.IsMacOS() ? 69 : 122)
        );

    public static bool IsInUse(Exception e) =>
        e is IOException io
        && (
            OperatingSystem.IsWindows()
                ? io.HResult == WindowsSharingViolation
                : io.HResult == (OperatingSystem.IsMacOS() ? 35 : 11)
        );

    public static SkillOptException Write(string path, Exception e) =>
        SkillOptException.StorageFailed($"Cannot write '{path}': {Reason(e)}", e);

    public static SkillOptException Read(string path, Exception e) =>
        SkillOptException.StorageFailed($"Cannot read '{path}': {Reason(e)}", e);

    private static string Reason(Exception e) =>
        e switch
        {
            _ when IsDiskFull(e) =>
                "the disk is full. Free some space and run the same command again; what is recorded is kept.",
            IOException when IsReadOnly(e) => "the file system is read-only. Choose a directory that can be written.",
            UnauthorizedAccessException or SecurityException =>
                "permission is denied, or it is a directory. Check its owner and mode, or choose another place.",
            DirectoryNotFoundException or FileNotFoundException => "there is no such directory. Check the path.",
            PathTooLongException => "the path is too long. Choose a shorter one.",
            _ => e.Message,
        };

    private static bool IsReadOnly(Exception e) => !OperatingSystem.IsWindows() && e.HResult == 30;
}
