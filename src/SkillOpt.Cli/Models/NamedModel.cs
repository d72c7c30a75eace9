using Microsoft.Extensions.AI;
using SkillOpt.Harnesses;
using SkillOpt.Harnesses.Agents;
using SkillOpt.Models;

namespace SkillOpt.Cli.Models;

/// <summary>A model or an agent with the name that stands for it and its parameters in the record of a run.</summary>
internal sealed record NamedModel(IChatClient Client, string Name, bool Scripted)
{
    /// <summary>How it works in a folder; null for a plain model.</summary>
    public IHarness? Harness { get; init; }

    /// <summary>The program behind it; null for none. Here also where nothing may be called.</summary>
    public AgentClient? Agent { get; init; }

    /// <summary>Seconds that one attempt of a target may take unless the configuration says otherwise; 0 for no limit but its calls'.</summary>
    public int? AttemptLimit { get; init; }

    /// <summary>How its calls are made: a run of an agent takes longer than a call of a model.</summary>
    public ModelCallOptions Calls { get; init; } = new();

    /// <summary>The same with the version of the installed program in its name.</summary>
    /// <exception cref="Errors.SkillOptException">Kind Usage: the program is not installed.</exception>
    public async Task<NamedModel> FindAsync(CancellationToken cancellationToken) =>
        Agent is null
            ? this
            : this with
            {
                Name = AgentNames.WithVersion(Name, (await Agent.FindAsync(cancellationToken)).Version),
            };

    /// <summary>The same under the first of the names that differs from its own in nothing but the version.</summary>
    public NamedModel AsRecorded(IEnumerable<string?> names) =>
        Agent is not null
        && names.FirstOrDefault(name => name is not null && AgentNames.Split(name).Unversioned == Name) is { } recorded
            ? this with
            {
                Name = recorded,
            }
            : this;
}
