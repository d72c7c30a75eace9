using System.Security.Cryptography;
using System.Text;
using SkillOpt.Errors;

namespace SkillOpt.Skills;

/// <summary>
/// The Markdown document being trained: an immutable value. Two skills are equal when their texts are equal.
/// </summary>
public sealed class Skill : IEquatable<Skill>
{
    /// <summary>The longest text a skill may have, in characters: 1,048,576. A skill is sent with every call.</summary>
    public const int MaxLength = 1 << 20;

    /// <summary>A skill from its text.</summary>
    /// <exception cref="SkillOptException">The text is longer than <see cref="MaxLength"/>.</exception>
    public Skill(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaxLength)
        {
            throw SkillOptException.BadData(
                $"The skill has {text.Length:N0} characters; at most {MaxLength:N0} are allowed, because it is sent with "
                    + "every call. Move reference material into files that the agent reads on demand."
            );
        }

        Text = text;
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
    }

    /// <summary>The skill without any text: the usual place to start from.</summary>
    public static Skill Empty { get; } = new("");

    /// <summary>The document as it is sent to the target.</summary>
    public string Text { get; }

    /// <summary>The first 16 hexadecimal digits of the SHA-256 of the text in UTF-8, as in the published system.</summary>
    public string Hash { get; }

    /// <summary>Applies the edits one after the other, each on the text the one before it left.</summary>
    /// <returns>The new skill and what became of each edit. Never throws for a bad edit.</returns>
    internal PatchResult Apply(IReadOnlyList<Edit> edits) => PatchApplier.Apply(this, edits);

    /// <inheritdoc/>
    public bool Equals(Skill? other) => other is not null && string.Equals(Text, other.Text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Skill);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    /// <inheritdoc/>
    public override string ToString() => $"skill {Hash}";
}
