namespace SkillOpt.Cli.Serving;

/// <summary>How the scripted models are served.</summary>
internal sealed record ServerOptions
{
    /// <summary>The port on 127.0.0.1; 0 for any that is free.</summary>
    public int Port { get; init; }

    /// <summary>Further names of the scripted agent.</summary>
    public IReadOnlyList<string> AgentModels { get; init; } = [];

    /// <summary>The seed of the models and of the faults.</summary>
    public int Seed { get; init; } = 42;

    /// <summary>How long every answer is held back.</summary>
    public TimeSpan Latency { get; init; }

    public FaultRates Faults { get; init; } = FaultRates.None;
}
