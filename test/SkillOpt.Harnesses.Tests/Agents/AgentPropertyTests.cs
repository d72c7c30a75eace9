using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SkillOpt.Harnesses.Agents;

namespace SkillOpt.Harnesses.Tests.Agents;

public sealed class AgentPropertyTests
{
    private const int Rounds = 100;

    private const string Letters = "{}[]\",:0-9etfn\\u\ud800 \n";

    public static TheoryData<string> Agents => [.. AgentCatalog.All.Select(agent => agent.Name)];

    [Theory]
    [MemberData(nameof(Agents))]
    public void Any_bytes_can_be_read(string name)
    {
        var agent = AgentCatalog.Find(name)!;
        Prop.ForAll(
                ArbMap.Default.ArbFor<byte[]>(),
                bytes => Reads(agent, Encoding.UTF8.GetString(bytes), Encoding.Latin1.GetString(bytes))
            )
            .QuickCheckThrowOnFailure();
    }

    [Theory]
    [MemberData(nameof(Agents))]
    public void A_real_stream_cut_anywhere_can_be_read(string name) =>
        Each(name, (stream, random) => stream[..random.Next(stream.Length + 1)]);

    [Theory]
    [MemberData(nameof(Agents))]
    public void A_real_stream_in_any_order_can_be_read(string name) =>
        Each(
            name,
            (stream, random) =>
            {
                var lines = stream.Split('\n');
                random.Shuffle(lines);
                return string.Join('\n', lines);
            }
        );

    [Theory]
    [MemberData(nameof(Agents))]
    public void A_real_stream_with_any_character_changed_can_be_read(string name) =>
        Each(
            name,
            (stream, random) =>
            {
                var changed = new StringBuilder(stream);
                for (var count = random.Next(1, 20); count > 0; count--)
                {
                    changed[random.Next(changed.Length)] = Letters[random.Next(Letters.Length)];
                }

                return changed.ToString();
            }
        );

    [Theory]
    [MemberData(nameof(Agents))]
    public void Fields_of_any_type_can_be_read(string name)
    {
        string[] values = ["null", "true", "-1", "1e999", "\"\\ud800\"", "[]", "[null,1,{}]", "{}", "{\"type\":1}"];
        Each(
            name,
            (stream, random) =>
            {
                var quoted = stream.Split('"');
                for (var count = random.Next(1, 10); count > 0 && quoted.Length > 2; count--)
                {
                    // A text in quotes becomes a value of another type.
                    var at = (random.Next((quoted.Length - 1) / 2) * 2) + 1;
                    quoted[at] = "\u0000" + values[random.Next(values.Length)] + "\u0000";
                }

                return string.Join('"', quoted).Replace("\"\u0000", "").Replace("\u0000\"", "");
            }
        );
    }

    private static void Each(string name, Func<string, Random, string> change)
    {
        var agent = AgentCatalog.Find(name)!;
        var streams = Recorded.All(name);
        streams.ShouldNotBeEmpty();
        for (var seed = 0; seed < Rounds; seed++)
        {
            var random = new Random(seed);
            foreach (var stream in streams)
            {
                Reads(agent, change(stream, random), "").ShouldBeTrue();
            }
        }
    }

    /// <summary>Whatever it says: no exception, every result after its call, and nothing said without an event that says it.</summary>
    private static bool Reads(IAgent agent, string output, string error)
    {
        foreach (var exitCode in (int[])[0, 1])
        {
            var reply = agent.Read(new AgentOutput(exitCode, output, error) { Folder = Recorded.Folder });
            reply.Answer.ShouldNotBeNull();
            (exitCode == 0 || reply.Fault is not null).ShouldBeTrue();
            var called = new HashSet<string>();
            foreach (var content in reply.Timeline.SelectMany(message => message.Contents))
            {
                switch (content)
                {
                    case Microsoft.Extensions.AI.FunctionCallContent call:
                        called.Add(call.CallId).ShouldBeTrue();
                        break;
                    case Microsoft.Extensions.AI.FunctionResultContent result:
                        called.ShouldContain(result.CallId);
                        break;
                    default:
                        break;
                }
            }
        }

        return true;
    }
}
