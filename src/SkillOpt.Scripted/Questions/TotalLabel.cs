namespace SkillOpt.Scripted.Questions;

internal static class TotalLabel
{
    public static bool Is(string cell) =>
        cell.StartsWith("Total", StringComparison.OrdinalIgnoreCase)
        || cell.StartsWith("Subtotal", StringComparison.OrdinalIgnoreCase)
        || cell.StartsWith("Grand total", StringComparison.OrdinalIgnoreCase)
        || cell.Equals("Sum", StringComparison.OrdinalIgnoreCase);

    public static bool IsIn(string[] row)
    {
        foreach (var cell in row)
        {
            if (cell.Length > 2 && Is(cell))
            {
                return true;
            }
        }

        return false;
    }
}
