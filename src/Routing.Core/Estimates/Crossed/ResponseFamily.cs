namespace Routing.Core;

/// <summary>What is estimated of agents and intents: how a mean is linked to the sum of its effects, and how much one contact tells of it.</summary>
public abstract class ResponseFamily
{
    /// <summary>Whether a contact is resolved: binomial, with the logit as link.</summary>
    public static ResponseFamily Chance { get; } = new ChanceFamily();

    /// <summary>How long a contact takes: variance in proportion to the square of the mean (gamma, lognormal), with the logarithm as link.</summary>
    /// <param name="squaredVariation">Variance ÷ mean² of one agent's contacts of one intent.</param>
    public static ResponseFamily Time(double squaredVariation) => new TimeFamily(squaredVariation);

    public abstract double Link(double mean);

    /// <summary>The mean when the sum of effects is known up to a variance.</summary>
    public abstract double Mean(double effect, double variance);

    /// <summary>Fisher's scoring: how far the working response lies from the effect, and its weight (McCullagh and Nelder, 1989, 2.5).</summary>
    public abstract (double Residual, double Weight) Score(double effect, double mean, double count);

    private sealed class ChanceFamily : ResponseFamily
    {
        /// <summary>Beyond, a chance is 0 or 1 for all that can be told, and weights vanish.</summary>
        private const double Most = 6;

        public override double Link(double mean) => Math.Log(mean / (1 - mean));

        // The mean of a logistic of a normal: MacKay, 1992, "The evidence framework applied to classification networks".
        public override double Mean(double effect, double variance) => 1 / (1 + Math.Exp(-effect / Math.Sqrt(1 + (Math.PI / 8 * variance))));

        public override (double Residual, double Weight) Score(double effect, double mean, double count)
        {
            var within = Math.Clamp(effect, -Most, Most);
            var chance = 1 / (1 + Math.Exp(-within));
            var spread = chance * (1 - chance);
            return (within - effect + ((mean - chance) / spread), count * spread);
        }
    }

    private sealed class TimeFamily(double squaredVariation) : ResponseFamily
    {
        /// <summary>In seconds: shorter is as good as nothing, whose logarithm has no bounds.</summary>
        private const double Least = 1;

        public override double Link(double mean) => Math.Log(Math.Max(Least, mean));

        public override double Mean(double effect, double variance) => Math.Exp(effect + (variance / 2));

        public override (double Residual, double Weight) Score(double effect, double mean, double count)
        {
            var expected = Math.Exp(effect);
            return ((Math.Max(Least, mean) - expected) / expected, count / squaredVariation);
        }
    }
}
