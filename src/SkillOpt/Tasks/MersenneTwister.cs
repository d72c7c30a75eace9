namespace SkillOpt.Tasks;

internal sealed class MersenneTwister
{
    public MersenneTwister(long seed) => throw new NotImplementedException();

    public uint NextUInt32() => throw new NotImplementedException();

    public int Below(int limit) => throw new NotImplementedException();

    public T[] Shuffled<T>(IReadOnlyList<T> items) => throw new NotImplementedException();
}
