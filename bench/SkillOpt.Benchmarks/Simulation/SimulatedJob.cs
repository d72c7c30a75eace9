using SkillOpt.Training;

namespace SkillOpt.Benchmarks.Simulation;

/// <summary>A training job with the models it was made with.</summary>
internal sealed record SimulatedJob(
    TrainingJob Job,
    SimulatedModel Target,
    SimulatedModel Optimizer,
    Latencies Latencies
)
{
    public int Calls => Target.Calls + Optimizer.Calls;
}
