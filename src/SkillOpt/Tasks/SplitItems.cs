namespace SkillOpt.Tasks;

/// <summary>An item that belongs to one split; the type says which.</summary>
internal interface ISplitItem
{
    /// <summary>The task itself.</summary>
    TaskItem Item { get; }
}

/// <summary>An item of the training split: rolled out, reflected on, shown to the optimizer.</summary>
/// <param name="Item">The task.</param>
public sealed record TrainItem(TaskItem Item) : ISplitItem;

/// <summary>An item of the selection split: seen by the gate only.</summary>
/// <param name="Item">The task.</param>
public sealed record SelectionItem(TaskItem Item) : ISplitItem;

/// <summary>An item of the test split: measured at the end, and never a reason for a decision.</summary>
/// <param name="Item">The task.</param>
public sealed record TestItem(TaskItem Item) : ISplitItem;
