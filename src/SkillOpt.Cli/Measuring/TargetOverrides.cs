using SkillOpt.Errors;

namespace SkillOpt.Cli.Measuring;

/// <summary>Options of <c>--set</c>: <c>key=value</c> for every target, <c>TARGET:key=value</c> for one of them.</summary>
internal static class TargetOverrides
{
    /// <summary>The names in <c>--targets</c>.</summary>
    /// <exception cref="SkillOptException">Kind Usage: there is none, or one twice.</exception>
    public static IReadOnlyList<string> Targets(string list)
    {
        var targets = list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (targets.Length == 0)
            throw SkillOptException.BadUsage("--targets is empty; name at least one model or agent.");
        return
            targets.GroupBy(target => target, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1)
                is { } twice
            ? throw SkillOptException.BadUsage($"--targets names {twice.Key} twice.")
            : targets;
    }

    /// <summary>What holds for one target, with the target itself.</summary>
    public static IReadOnlyList<string> For(string target, IReadOnlyList<string> targets, IEnumerable<string> overrides)
    {
        List<string> own = [$"model.target={target}"];
        foreach (var assignment in overrides)
        {
            // The longest name, as one target's name may be the start of another's.
            var named = targets
                .Where(one => assignment.StartsWith($"{one}:", StringComparison.Ordinal))
                .MaxBy(one => one.Length);
            if (named is null)
                own.Add(assignment);
            else if (named == target)
                own.Add(assignment[(named.Length + 1)..]);
        }

        return own;
    }
}
