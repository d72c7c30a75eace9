namespace SkillOpt.Tasks;

internal static class SplitIntegrity
{
    public static void Check(TaskSplits splits) => throw new NotImplementedException();
}
