namespace SkillOpt.Harnesses.Agents;

/// <summary>An agent program: how it is started, and how its event stream is read. Pure; nothing is started here.</summary>
internal interface IAgent
{
    /// <summary>As in <c>model.target</c>, such as <c>codex</c>.</summary>
    string Name { get; }

    /// <summary>The program's file name unless the options name another.</summary>
    string Program { get; }

    /// <summary>The environment variables with its key, in the order in which they are looked for.</summary>
    IReadOnlyList<string> KeyVariables { get; }

    /// <summary>Where it looks for skills.</summary>
    SkillPlace SkillPlace { get; }

    /// <summary>Whether it puts the <c>AGENTS.md</c> of its folder into the context of its model, as it is started here.</summary>
    bool LoadsAgentsFile => false;

    /// <summary>The version that its options and events were tried with; null for none.</summary>
    string? TriedVersion => null;

    /// <summary>How to install it, in a sentence, for the error that says that it is missing.</summary>
    string HowToInstall { get; }

    /// <summary>How to sign in or where a key is read from, in a sentence.</summary>
    string HowToSignIn { get; }

    /// <summary>What of its settings can change a result; empty where the name says it all.</summary>
    string Fingerprint => "";

    /// <summary>Arguments that make it tell its version, without paying for anything; empty when it has none to tell.</summary>
    IReadOnlyList<string> VersionArguments => ["--version"];

    /// <summary>Its command line for a task.</summary>
    AgentCommand Command(AgentTask task);

    /// <summary>Reads what it wrote. Never throws for what a program can write.</summary>
    AgentReply Read(AgentOutput output);
}
