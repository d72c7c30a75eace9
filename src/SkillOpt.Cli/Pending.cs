using System.CommandLine;
using SkillOpt.Cli.Configuration;
using SkillOpt.Cli.Doctor;
using SkillOpt.Cli.Models;
using SkillOpt.Rollouts;
using SkillOpt.Skills;
using SkillOpt.Training;

namespace SkillOpt.Cli.Projects
{
    internal sealed record Project(IEnvironment Environment, NamedModel Target, Skill InitialSkill, bool IsScripted)
    {
        public static Project Load(LoadedConfiguration c) => throw new NotImplementedException(c.Path);

        public TrainingJob ToJob(string d) => throw new NotImplementedException(d);
    }

    internal static class DataSource
    {
        public static Patient Examine(LoadedConfiguration c) => throw new NotImplementedException(c.Path);
    }
}

namespace SkillOpt.Cli.Commands
{
    internal static class SplitCommand
    {
        public static Command Create(CliHost host) => new("split") { TreatUnmatchedTokensAsErrors = host is null };
    }

    internal static class ApplyCommand
    {
        public static Command Create(CliHost host) => new("apply") { TreatUnmatchedTokensAsErrors = host is null };
    }

    internal static class DiffCommand
    {
        public static Command Create(CliHost host) => new("diff") { TreatUnmatchedTokensAsErrors = host is null };
    }
}
