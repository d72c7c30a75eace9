namespace SkillOpt.Tasks;

internal static class Splitter
{
    public static TaskSplits Split(IReadOnlyList<TaskItem> items, SplitRatio ratio, int seed) =>
        throw new NotImplementedException();
}
