namespace SkillOpt.Tasks;

internal static class ItemHash
{
    public static string Compute(TaskItem item) => throw new NotImplementedException();
}
