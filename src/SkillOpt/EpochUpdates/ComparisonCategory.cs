using System.Text.Json.Serialization;

namespace SkillOpt.EpochUpdates;

/// <summary>What became of an item from the previous epoch's skill to the current one.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ComparisonCategory>))]
internal enum ComparisonCategory
{
    [JsonStringEnumMemberName("improved")]
    Improved,

    [JsonStringEnumMemberName("regressed")]
    Regressed,

    [JsonStringEnumMemberName("persistent_fail")]
    PersistentFail,

    [JsonStringEnumMemberName("stable_success")]
    StableSuccess,

    /// <summary>At least one of the two attempts has no score; that says nothing about either skill.</summary>
    [JsonStringEnumMemberName("unmeasured")]
    Unmeasured,
}
