using System.CommandLine;
using SkillOpt.Cli.Configuration;
using SkillOpt.Cli.Doctor;
using SkillOpt.Cli.Models;
using SkillOpt.Cli.Projects;
using SkillOpt.Cli.Rendering;
using SkillOpt.Errors;

namespace SkillOpt.Cli.Commands;

/// <summary><c>skillopt doctor</c>: what is wrong with a configuration and its data, before a run is paid for.</summary>
internal static class DoctorCommand
{
    public static Command Create(CliHost host)
    {
        var config = CommonOptions.Configuration();
        var set = CommonOptions.Set();
        var probe = new Option<int>("--probe")
        {
            Description =
                "Also try each training and selection item N times with the initial and an empty skill. Costs calls of the target, and of the judge if there is one.",
            HelpName = "N",
        };
        probe.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && int.TryParse(text, out var number) && number < 1)
                result.AddError("--probe needs a whole number of at least 1.");
        });
        var call = new Option<bool>("--call")
        {
            Description =
                "Also make one small call per role: latency, usage, JSON output, limits. Exit code 4 when one fails.",
        };
        var noise = new Option<bool>("--noise")
        {
            Description =
                "Also measure the initial skill twice on the selection split: how much of a score is chance. Costs calls of the target.",
        };
        var json = CommonOptions.Json("One JSON object per finding, on standard output.");
        var command = new Command("doctor", "Check a configuration and its data. Exit code 3 when something is wrong.")
        {
            config,
            set,
            probe,
            call,
            noise,
            json,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var configuration = ConfigurationLoader.Load(parsed.GetRequiredValue(config), parsed.GetValue(set));
                var findings = await ExamineAsync(host, configuration, parsed.GetValue(probe), cancellationToken);
                if (parsed.GetValue(noise) && !findings.Any(finding => finding.Level is FindingLevel.Error))
                    findings = [.. findings, .. await NoiseAsync(host, configuration, cancellationToken)];
                IReadOnlyList<Finding> calls = parsed.GetValue(call)
                    ? await CallAsync(host, configuration, cancellationToken)
                    : [];
                DoctorReport.Write(host, [.. findings, .. calls], parsed.GetValue(json));
                if (calls.Any(finding => finding.Level is FindingLevel.Error))
                    return (int)ErrorKind.Provider;
                return findings.Any(finding => finding.Level is FindingLevel.Error) ? ExitCode.Data : ExitCode.Ok;
            }
        );
        return command;
    }

    private static async Task<IReadOnlyList<Finding>> NoiseAsync(
        CliHost host,
        LoadedConfiguration configuration,
        CancellationToken cancellationToken
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, host.StopRequested);
        return await NoiseCheck.RunAsync(await Project.Load(configuration).FindAgentsAsync(stop.Token), stop.Token);
    }

    private static async Task<IReadOnlyList<Finding>> CallAsync(
        CliHost host,
        LoadedConfiguration configuration,
        CancellationToken cancellationToken
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, host.StopRequested);
        return await Task.WhenAll(
            ModelCatalog
                .All(configuration)
                .ToList()
                .Select(role => CallCheck.RunAsync(role.Role, role.Model, host.Time, stop.Token))
        );
    }

    private static async Task<IReadOnlyList<Finding>> ExamineAsync(
        CliHost host,
        LoadedConfiguration configuration,
        int repetitions,
        CancellationToken cancellationToken
    )
    {
        var patient = DataSource.Examine(configuration);
        Finding[] findings =
        [
            .. SizeCheck.Run(patient),
            .. DuplicateCheck.Run(patient),
            .. NearDuplicateCheck.Run(patient),
            .. ReferenceCheck.Run(patient),
            .. SettingsCheck.Run(patient),
            .. await EnvironmentCheck.RunAsync(patient, cancellationToken),
            .. await AgentCheck.RunAsync(configuration, host.Variable, cancellationToken),
        ];
        if (repetitions == 0)
        {
            const string hint =
                "Always-solved and never-solved items were not looked for; --probe N tries each item N times (costs target calls).";
            return [.. findings, new Finding(FindingLevel.Info, "probe", hint)];
        }

        if (findings.Any(finding => finding.Level is FindingLevel.Error))
            return
            [
                .. findings,
                new Finding(FindingLevel.Info, "probe", "No item was tried, because of the errors above."),
            ];
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, host.StopRequested);
        return
        [
            .. findings,
            .. await Probe.RunAsync(
                patient,
                await Project.Load(configuration).FindAgentsAsync(stop.Token),
                repetitions,
                host.Time,
                stop.Token
            ),
        ];
    }
}
