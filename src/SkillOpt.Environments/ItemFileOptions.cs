namespace SkillOpt.Environments;

/// <summary>
/// Which fields of a row hold what, where the usual names do not fit. A field that is named here must be in every item.
/// </summary>
public sealed record ItemFileOptions
{
    /// <summary>The field with the id. Null: the first of id, uid, questionId, key; without one, the position (<c>item-0001</c>).</summary>
    public string? IdField { get; init; }

    /// <summary>The field with the prompt. Null: the first of prompt, question, input, instruction.</summary>
    public string? PromptField { get; init; }

    /// <summary>
    /// The field with the right answers, one or an array. Null: the first of references, reference, answers, answer,
    /// ground_truth, expected.
    /// </summary>
    public string? ReferencesField { get; init; }

    /// <summary>The field with the kind of task. Null: the first of task_type, type, category, topic, if there is one.</summary>
    public string? TaskTypeField { get; init; }

    /// <summary>How many items are read, from the front; 0 for all.</summary>
    /// <value>The default is 0.</value>
    public int Limit { get; init; }
}
