namespace Routing.Core;

/// <summary>How fast what is known of days is taken to change.</summary>
/// <param name="ProfileHalfLifeDays">After so many days a day's course counts half.</param>
/// <param name="ByDate">Whether each date of the month has an effect of its own, as where salaries come on a fixed date.</param>
/// <param name="Carry">How much of a day's surprise is left the next day.</param>
/// <param name="CarryVariance">Of what is new in that each day.</param>
/// <param name="LevelDrift">Variance by which the level moves in a day.</param>
/// <param name="ByWork">Whether working days at the ends of a month, and days after holidays, have effects of their own; where they have none, these are only noise.</param>
internal sealed record LevelPace(double ProfileHalfLifeDays = 20, bool ByWork = true, bool ByDate = false, double Carry = 0.55, double CarryVariance = 0.006, double LevelDrift = 0.0003)
{
    public static readonly LevelPace Usual = new(ByWork: false);
    public static readonly LevelPace SteadyProfile = new(ProfileHalfLifeDays: 60);
    public static readonly LevelPace Dated = new(ProfileHalfLifeDays: 60, ByDate: true);
    public static readonly LevelPace Calm = new(ProfileHalfLifeDays: 60, ByDate: true, Carry: 0.3, CarryVariance: 0.002, LevelDrift: 0.0001);
}
