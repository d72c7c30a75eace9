using System.Globalization;
using SkillOpt.QuickstartTasks;

// dotnet run --project samples/quickstart/generator -- samples/quickstart/data/items.json [seed] [count]
if (args.Length is < 1 or > 3)
{
    await Console.Error.WriteLineAsync("Usage: FILE [SEED] [COUNT]").ConfigureAwait(false);
    return 2;
}

var seed = args.Length > 1 ? ulong.Parse(args[1], CultureInfo.InvariantCulture) : TaskGenerator.DefaultSeed;
var count = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : TaskGenerator.DefaultCount;
await File.WriteAllBytesAsync(args[0], ItemFile.Write(TaskGenerator.Generate(seed, count))).ConfigureAwait(false);
return 0;
