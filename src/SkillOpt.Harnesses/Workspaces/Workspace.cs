namespace SkillOpt.Harnesses.Workspaces;

/// <summary>The folder of one attempt: made fresh outside of every run directory, and removed with whatever is in it.</summary>
internal sealed class Workspace : IDisposable
{
    public void Dispose() { }
}
