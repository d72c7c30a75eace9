using SkillOpt.Tasks;

namespace SkillOpt.Environments;

/// <summary>How a split came about: the contents of <c>split_manifest.json</c>.</summary>
internal sealed record SplitManifest(string SourcePath, SplitRatio Ratio, int Seed, int Train, int Selection, int Test)
{
    public SplitManifest(string sourcePath, SplitRatio ratio, int seed, TaskSplits splits)
        : this(sourcePath, ratio, seed, splits.Train.Count, splits.Selection.Count, splits.Test.Count) { }

    public byte[] ToJson() =>
        JsonFile.Render(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("source_data_path", SourcePath);
            writer.WriteString("split_mode", "ratio");
            writer.WriteString("split_ratio", Ratio.ToString());
            writer.WriteNumber("split_seed", Seed);
            writer.WriteStartObject("counts");
            writer.WriteNumber("train", Train);
            writer.WriteNumber("val", Selection);
            writer.WriteNumber("test", Test);
            writer.WriteEndObject();
            writer.WriteEndObject();
        });
}
