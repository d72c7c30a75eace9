using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using SkillOpt.Training;

namespace SkillOpt.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void The_public_api_is_the_one_that_is_checked_in()
    {
        var api = Describe(typeof(SkillTrainer).Assembly);
        if (Environment.GetEnvironmentVariable("SKILLOPT_ACCEPT") is "1")
        {
            File.WriteAllText(SourceFile(), api);
            return;
        }

        var expected = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "PublicApi.txt"))
            .ReplaceLineEndings("\n");

        api.ShouldBe(
            expected,
            "The public API changed. If that is meant, run this test once with SKILLOPT_ACCEPT=1 and check in PublicApi.txt."
        );
    }

    private static string SourceFile([CallerFilePath] string source = "") =>
        Path.ChangeExtension(source, null)[..^5] + ".txt";

    private static string Describe(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Header(type)).Append('\n');
            foreach (var member in Members(type).Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Header(Type type)
    {
        var kind =
            type.IsEnum ? "enum"
            : type.IsInterface ? "interface"
            : type.IsValueType ? "struct"
            : type is { IsAbstract: true, IsSealed: true } ? "static class"
            : type.IsAbstract ? "abstract class"
            : type.IsSealed ? "sealed class"
            : "class";
        var bases = type.IsEnum
            ? []
            : new[] { type.BaseType }
                .Concat(type.GetInterfaces().Where(implemented => implemented.IsVisible))
                .OfType<Type>()
                .Where(parent => parent.Namespace?.StartsWith("System", StringComparison.Ordinal) == false)
                .Select(Name)
                .Order(StringComparer.Ordinal)
                .ToList();
        return $"{kind} {type.FullName}{(bases.Count == 0 ? "" : " : " + string.Join(", ", bases))}";
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name => $"{name} = {(int)Enum.Parse(type, name)}");
        }

        const BindingFlags Declared =
            BindingFlags.Public
            | BindingFlags.NonPublic
            | BindingFlags.Instance
            | BindingFlags.Static
            | BindingFlags.DeclaredOnly;
        return type.GetConstructors(Declared)
            .Where(IsOffered)
            .Select(constructor => $".ctor({Parameters(constructor)})")
            .Concat(
                type.GetMethods(Declared)
                    .Where(method => IsOffered(method) && (!method.IsSpecialName || method.Name.StartsWith("op_")))
                    .Select(method => $"{Static(method)}{Name(method.ReturnType)} {method.Name}({Parameters(method)})")
            )
            .Concat(
                type.GetProperties(Declared)
                    .Where(property =>
                        property.GetMethod is { } get && IsVisible(get) && property.Name != "EqualityContract"
                    )
                    .Select(Property)
            )
            .Concat(
                type.GetFields(Declared)
                    .Where(field => field.IsPublic || field.IsFamily)
                    .Select(field => $"{(field.IsStatic ? "static " : "")}{Name(field.FieldType)} {field.Name}")
            );
    }

    /// <summary>What the compiler makes for records is no promise of its own.</summary>
    private static bool IsOffered(MethodBase method) =>
        IsVisible(method) && method.GetCustomAttribute<CompilerGeneratedAttribute>() is null;

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Property(PropertyInfo property)
    {
        var isInit = property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
        var set =
            property.SetMethod is not { } setter || !IsVisible(setter) ? ""
            : isInit == true ? " init;"
            : " set;";
        var required = property.GetCustomAttribute<RequiredMemberAttribute>() is null ? "" : "required ";
        var type =
            Name(property.PropertyType)
            + Mark(new NullabilityInfoContext().Create(property).ReadState, property.PropertyType);
        return $"{Static(property.GetMethod!)}{required}{type} {property.Name} {{ get;{set} }}";
    }

    private static string Static(MethodBase method) => method.IsStatic ? "static " : "";

    private static string Parameters(MethodBase method) =>
        string.Join(
            ", ",
            method
                .GetParameters()
                .Select(parameter =>
                    Name(parameter.ParameterType)
                    + Mark(new NullabilityInfoContext().Create(parameter).ReadState, parameter.ParameterType)
                    + $" {parameter.Name}"
                    + (parameter.IsOptional ? " = " + (parameter.DefaultValue ?? "null") : "")
                )
        );

    private static string Mark(NullabilityState state, Type type) =>
        state == NullabilityState.Nullable && !type.IsValueType ? "?" : "";

    private static string Name(Type type) =>
        Nullable.GetUnderlyingType(type) is { } inner ? Name(inner) + "?"
        : !type.IsGenericType
            ? type.FullName is { } full && type.Namespace != "System" ? full
                : type.Name
        : $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
}
