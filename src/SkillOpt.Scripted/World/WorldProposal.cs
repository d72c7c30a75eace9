namespace SkillOpt.Scripted.World;

/// <summary>An edit with the items whose attempts showed what it is for.</summary>
/// <param name="Edit">The edit.</param>
/// <param name="Items">Their ids; empty where nothing failed.</param>
internal sealed record WorldProposal(WorldEdit Edit, IReadOnlyList<string> Items);
