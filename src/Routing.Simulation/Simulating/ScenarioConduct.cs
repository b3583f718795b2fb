using System.Globalization;

namespace Routing.Simulation;

/// <summary>Conduct by the manners, distributions and shifts of a scenario.</summary>
internal sealed class ScenarioConduct(Cast cast, PlayedCustomers customers, SimulatedShifts shifts) : IConduct
{
    private readonly HandleTime _handleTime = new(cast, customers);
    private readonly Manners _manners = cast.Setup.Manners;

    public (double After, bool Accepts)? Answer(PlayedContact contact, ContactOffered offered)
    {
        var draw = cast.DrawFor(contact.Name, "answer", offered.OfferId[(offered.OfferId.LastIndexOf('~') + 1)..]);
        var mood = draw.Uniform();
        if (mood < _manners.NoAnswerShare) return null;
        return (_manners.Reaction.Sample(draw), mood >= _manners.NoAnswerShare + _manners.DeclineShare);
    }

    public TimeSpan HandleTime(PlayedContact contact, string agent)
    {
        shifts.Took(agent);
        return _handleTime.Draw(contact, agent);
    }

    public Completion Ending(PlayedContact contact, string agent) => _handleTime.Ending(contact, agent);

    public double WrapUp(PlayedContact contact) => _manners.WrapUp.Sample(cast.DrawFor(contact.Name, "wrap-up"));

    public double? BackAfter(string agent, DateTimeOffset now) => _manners.BackAfter.Sample(cast.DrawFor(agent, "away", now.Ticks.ToString(CultureInfo.InvariantCulture)));

    public bool Leaves(string agent) => shifts.Leaves(agent);

    public bool IsHere(string agent) => shifts.IsHere(agent);
}
