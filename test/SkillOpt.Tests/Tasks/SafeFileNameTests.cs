using FsCheck;
using FsCheck.Fluent;
using SkillOpt.Tasks;

namespace SkillOpt.Tests.Tasks;

public class SafeFileNameTests
{
    [Theory]
    [InlineData("item-0001", "item-0001")]
    [InlineData("a_b.c-9", "a_b.c-9")]
    [InlineData("../x", "%2e%2e%2fx")]
    [InlineData("a..b", "a.%2eb")]
    [InlineData("a:b", "a%3ab")]
    [InlineData("a b", "a%20b")]
    [InlineData("a\\b/c", "a%5cb%2fc")]
    [InlineData("50%", "50%25")]
    [InlineData("a~b", "a%7eb")]
    [InlineData(".hidden", "%2ehidden")]
    [InlineData("end.", "end%2e")]
    [InlineData("con", "%63on")]
    [InlineData("nul.txt", "%6eul.txt")]
    [InlineData("com1", "%63om1")]
    [InlineData("come", "come")]
    [InlineData("ü", "%c3%bc")]
    [InlineData("\ud83d\ude00", "%f0%9f%98%80")]
    [InlineData("", "%empty")]
    public void A_name_stays_readable(string id, string name) => SafeFileName.For(id).ShouldBe(name);

    [Fact]
    public void Half_of_a_surrogate_pair_gets_a_form_of_its_own()
    {
        SafeFileName.For("\ud83d").ShouldBe("%ud83d");
        SafeFileName.For("a\ude00").ShouldBe("a%ude00");
    }

    [Fact]
    public void Capital_letters_get_a_hash_because_some_file_systems_ignore_case()
    {
        SafeFileName.For("Item").ShouldStartWith("Item~");
        SafeFileName.For("Item").ToUpperInvariant().ShouldNotBe(SafeFileName.For("iTem").ToUpperInvariant());
        SafeFileName.For("CON").ShouldStartWith("%43ON~");
    }

    [Fact]
    public void Long_ids_are_cut_and_stay_different()
    {
        var one = SafeFileName.For(new string('x', 300));
        var other = SafeFileName.For(new string('x', 301));

        one.Length.ShouldBe(SafeFileName.MaxLength);
        one.ShouldStartWith("xxxx");
        other.ShouldNotBe(one);
        SafeFileName.For(new string('x', SafeFileName.MaxLength)).ShouldBe(new string('x', SafeFileName.MaxLength));
    }

    [Fact]
    public void Names_are_safe_and_different_for_different_ids()
    {
        var nasty = Gen.Elements(
            '.',
            '/',
            '\\',
            ':',
            '%',
            '~',
            'a',
            'A',
            'e',
            '2',
            ' ',
            '\0',
            '\n',
            'é',
            '\ud83d',
            '\ude00',
            '*',
            '"'
        );
        var ids = nasty.ListOf().Select(chars => new string([.. chars]));
        var anything = Gen.OneOf(ids, ArbMap.Default.GeneratorFor<string>().Where(text => text is not null));
        Prop.ForAll(
                anything.Two().ToArbitrary(),
                pair =>
                {
                    var (one, other) = (SafeFileName.For(pair.Item1), SafeFileName.For(pair.Item2));
                    return IsSafe(one)
                        && IsSafe(other)
                        && string.Equals(one, other, StringComparison.OrdinalIgnoreCase) == (pair.Item1 == pair.Item2);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    private static bool IsSafe(string name) =>
        name.Length is > 0 and <= SafeFileName.MaxLength
        && !name.Contains("..", StringComparison.Ordinal)
        && name[0] != '.'
        && name[^1] != '.'
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '%' or '~' or '-' or '_' or '.');
}
