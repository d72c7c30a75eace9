namespace SkillOpt.Gating;

/// <summary>Ridge regression on columns of 0 and 1, with a free level for each group of rows.</summary>
internal sealed class NormalEquations
{
    private readonly int size;
    private readonly double[,] matrix;
    private readonly double[] right;

    public NormalEquations(int size, double ridge)
    {
        this.size = size;
        matrix = new double[size, size];
        right = new double[size];
        for (var i = 0; i < size; i++)
        {
            matrix[i, i] = ridge;
        }
    }

    public void AddGroup(IReadOnlyList<EditCredit.Row> rows)
    {
        var count = rows.Sum(row => (double)row.Count);
        var mean = rows.Sum(row => row.Sum) / count;
        var share = new double[size];
        foreach (var row in rows)
        {
            foreach (var column in row.Has)
            {
                share[column] += row.Count / count;
            }
        }

        // Rows less their mean: the sum of count (x - share)(x - share)' is that of count x x' less total share share'.
        foreach (var row in rows)
        {
            foreach (var i in row.Has)
            {
                right[i] += row.Sum - (row.Count * mean);
                foreach (var j in row.Has)
                {
                    matrix[i, j] += row.Count;
                }
            }
        }

        int[] columns = [.. Enumerable.Range(0, size).Where(i => share[i] > 0)];
        foreach (var i in columns)
        {
            foreach (var j in columns)
            {
                matrix[i, j] -= count * share[i] * share[j];
            }
        }
    }

    /// <summary>By Cholesky: the ridge keeps the matrix positive.</summary>
    /// <returns>The coefficients, and the diagonal of the inverse.</returns>
    public (double[] Coefficients, double[] Variances) Solve()
    {
        var lower = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i, j];
                for (var k = 0; k < j; k++)
                {
                    sum -= lower[i, k] * lower[j, k];
                }

                lower[i, j] = i == j ? Math.Sqrt(sum) : sum / lower[j, j];
            }
        }

        var variances = new double[size];
        for (var i = 0; i < size; i++)
        {
            var unit = new double[size];
            unit[i] = 1;
            // The inverse is the product of the inverse factor with itself, whose column i has nothing above i.
            variances[i] = Forward(lower, unit, i).Sum(value => value * value);
        }

        return (Backward(lower, Forward(lower, (double[])right.Clone(), 0)), variances);
    }

    /// <param name="lower">The factor.</param>
    /// <param name="vector">Overwritten by the solution.</param>
    /// <param name="from">The first entry that is not 0.</param>
    private double[] Forward(double[,] lower, double[] vector, int from)
    {
        for (var i = from; i < size; i++)
        {
            var sum = vector[i];
            for (var k = from; k < i; k++)
            {
                sum -= lower[i, k] * vector[k];
            }

            vector[i] = sum / lower[i, i];
        }

        return vector;
    }

    private double[] Backward(double[,] lower, double[] vector)
    {
        for (var i = size - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < size; k++)
            {
                vector[i] -= lower[k, i] * vector[k];
            }

            vector[i] /= lower[i, i];
        }

        return vector;
    }
}
