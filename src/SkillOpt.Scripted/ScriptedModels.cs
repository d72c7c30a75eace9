using Microsoft.Extensions.AI;
using SkillOpt.Scripted.Agents;

namespace SkillOpt.Scripted;

/// <summary>The scripted models by name, as in <c>scripted/target</c> and <c>scripted/optimizer</c>.</summary>
public static class ScriptedModels
{
    /// <summary>The provider name: <c>scripted</c>.</summary>
    public const string Provider = "scripted";

    /// <summary>A scripted model with default options.</summary>
    /// <param name="model">
    /// <c>target</c>, <c>optimizer</c> or <c>agent</c>: the target as the model of an agent program, which reads skill and
    /// task with the program's tools.
    /// </param>
    /// <param name="seed">Decides every draw of the model.</param>
    /// <exception cref="ArgumentException">There is no scripted model of that name.</exception>
    public static IChatClient Create(string model, int seed) =>
        model switch
        {
            "target" => new ScriptedTarget(new ScriptedTargetOptions { Seed = seed }),
            "optimizer" => new ScriptedOptimizer(new ScriptedOptimizerOptions { Seed = seed }),
            "agent" => new ScriptedAgent(seed),
            _ => throw new ArgumentException(
                $"There is no scripted model '{model}'. The scripted models are 'target', 'optimizer' and 'agent'.",
                nameof(model)
            ),
        };
}
