namespace Routing.Simulation;

/// <summary>A sum of waits, or a factor around 1: <c>{"gamma":{"shape":2,"scale":1.5}}</c>.</summary>
public sealed record GammaDistribution(double Shape, double Scale) : Distribution
{
    public override double Mean => Shape * Scale;

    public override double Sample(Draw draw) => Scale * (Shape >= 1
        ? Standard(Shape, draw)
        : Standard(Shape + 1, draw) * Math.Pow(draw.Uniform(), 1 / Shape));

    // Marsaglia and Tsang: accepts at least 95 % of its proposals for every shape from 1 up.
    private static double Standard(double shape, Draw draw)
    {
        var d = shape - 1.0 / 3;
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = draw.Normal();
            var v = 1 + c * x;
            if (v <= 0) continue;
            v = v * v * v;
            if (Math.Log(draw.Uniform()) < 0.5 * x * x + d - d * v + d * Math.Log(v)) return d * v;
        }
    }
}
