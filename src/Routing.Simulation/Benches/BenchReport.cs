namespace Routing.Simulation;

/// <summary>Prints what a bench measured, as a table of plain text.</summary>
public static class BenchReport
{
    public static void Print(string title, params (string What, string Value)[] rows)
    {
        var left = rows.Max(row => row.What.Length);
        var right = rows.Max(row => row.Value.Length);
        Console.WriteLine();
        Console.WriteLine(title);
        Console.WriteLine(new string('-', left + 2 + right));
        foreach (var (what, value) in rows) Console.WriteLine($"{what.PadRight(left)}  {value.PadLeft(right)}");
    }
}
