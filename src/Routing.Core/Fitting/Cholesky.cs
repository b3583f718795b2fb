namespace Routing.Core;

/// <summary>Solves small symmetric systems, (A + ridge·I)·x = b, by Cholesky's decomposition.</summary>
internal static class Cholesky
{
    /// <param name="lower">A, row by row; only its lower half is read.</param>
    public static double[] Solve(double[] lower, double[] right, double ridge)
    {
        var n = right.Length;
        var l = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = lower[i * n + j] + (i == j ? ridge : 0);
                for (var k = 0; k < j; k++) sum -= l[i * n + k] * l[j * n + k];
                // With a ridge A is definite; rounding alone could say otherwise.
                l[i * n + j] = i == j ? Math.Sqrt(Math.Max(sum, ridge * 1e-9)) : sum / l[j * n + j];
            }
        }
        var x = new double[n];
        for (var i = 0; i < n; i++)
        {
            var sum = right[i];
            for (var k = 0; k < i; k++) sum -= l[i * n + k] * x[k];
            x[i] = sum / l[i * n + i];
        }
        for (var i = n - 1; i >= 0; i--)
        {
            var sum = x[i];
            for (var k = i + 1; k < n; k++) sum -= l[k * n + i] * x[k];
            x[i] = sum / l[i * n + i];
        }
        return x;
    }
}
