namespace SkillOpt.Models;

/// <summary>Tokens where nobody counted them: four characters each, the usual rule of thumb for English text.</summary>
internal static class Tokens
{
    public const int CharactersEach = 4;

    public static int Estimate(string text) => (text.Length + CharactersEach - 1) / CharactersEach;
}
