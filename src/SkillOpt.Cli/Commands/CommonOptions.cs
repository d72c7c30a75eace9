using System.CommandLine;

namespace SkillOpt.Cli.Commands;

/// <summary>Arguments and options that several commands share; a new one for each command.</summary>
internal static class CommonOptions
{
    public static Argument<string> Configuration() => new("CONFIG") { Description = "The configuration file (YAML)." };

    public static Argument<string> Run() => new("RUN") { Description = "The folder of a run." };

    public static Option<bool> Json(string description) => new("--json") { Description = description };

    /// <summary>For commands that measure; training says more.</summary>
    public static Option<bool> Offline() =>
        new("--offline")
        {
            Description =
                "Take every attempt from the record of an earlier command; no model is called and no key needed. What it does not hold ends the command with exit code 3.",
        };

    public static Option<string[]> Set() =>
        new("--set")
        {
            Description = "Set one key of the configuration, such as train.num_epochs=2. Repeatable.",
            HelpName = "section.key=value",
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
        };

    public static Option<string> Required(string name, string placeholder, string description) =>
        new(name)
        {
            Description = description,
            HelpName = placeholder,
            Required = true,
        };

    public static Option<string?> Optional(string name, string placeholder, string description) =>
        new(name) { Description = description, HelpName = placeholder };
}
