using Microsoft.Extensions.AI;

namespace SkillOpt.Scripted.Tests;

public sealed class ScriptedModelsTests
{
    [Theory]
    [InlineData("target", typeof(ScriptedTarget))]
    [InlineData("optimizer", typeof(ScriptedOptimizer))]
    public void The_models_are_found_by_name_and_carry_their_seed(string name, Type type)
    {
        using var model = ScriptedModels.Create(name, 9);
        model.ShouldBeOfType(type);
        model.GetService<ChatClientMetadata>()!.DefaultModelId!.ShouldStartWith($"{name} seed=9 ");
    }

    [Fact]
    public void The_agent_is_found_by_name_and_carries_its_seed()
    {
        using var model = ScriptedModels.Create("agent", 9);
        model.GetService<ChatClientMetadata>()!.DefaultModelId.ShouldBe("agent seed=9");
    }

    [Fact]
    public void An_unknown_name_is_refused_with_the_known_ones() =>
        Should.Throw<ArgumentException>(() => ScriptedModels.Create("gpt", 0)).Message.ShouldContain("'target'");
}
