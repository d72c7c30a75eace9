namespace SkillOpt.Scripted;

internal static class Shares
{
    public static void Check(double share, string name)
    {
        if (!(share is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(name, share, $"{name} must be from 0 to 1.");
        }
    }
}
