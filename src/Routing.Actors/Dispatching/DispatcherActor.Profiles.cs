namespace Routing.Actors;

/// <summary>
/// Profiles of the rules that change agents while they are on. An agent says with each word of itself by which it is changed: whoever is
/// not as it should be is told, so nothing is lost for good, and nobody is asked in turns.
/// </summary>
public partial class DispatcherActor
{
    private ActiveProfiles _profiles = ActiveProfiles.None;
    private DateTimeOffset? _profilesChangeAt;
    private int _adjustTries;

    /// <summary>The rules are others, or the calendar has come to a change.</summary>
    private void SwitchProfiles()
    {
        var before = _profiles;
        _profiles = ActiveProfiles.At(_rules, _version, Now);
        _profilesChangeAt = ActiveProfiles.NextChange(_rules, Now);
        var areOthers = !_profiles.Names.SequenceEqual(before.Names);
        if (_profiles.Key != before.Key || areOthers)
        {
            if (areOthers)
            {
                Write("profilesOn", _profiles.Names.IsEmpty ? null : new ProfilesKept(_profiles.Names));
                Record(new ProfilesSwitched(Key.Id, _profiles.Names, _version));
            }
            _adjustTries = 0;
            AdjustAll();
        }
        Arm();
    }

    private void RestoreProfiles(IReadOnlyList<StoredPart> parts)
    {
        // What went on or off while nobody was here is an event yet.
        if (parts.Value<ProfilesKept>("profilesOn") is { } kept) _profiles = _profiles with { Names = kept.Names };
    }

    /// <summary>Tells whoever is not as it should be; again at the next rings, a few times.</summary>
    private void AdjustAll()
    {
        var told = false;
        foreach (var agent in _board.Agents.Values) told |= Adjust(agent.Snapshot);
        _adjustTries = told ? _adjustTries + 1 : 0;
        if (told && _adjustTries < MaxAsked) RingLater();
    }

    /// <returns>Whether the agent had to be told.</returns>
    private bool Adjust(AgentSnapshot agent)
    {
        if (agent.AdjustedBy == _profiles.KeyFor(agent.Agent, agent.Profile.Tier)) return false;
        Host.Notices.Post(ActorKey.Agent(agent.Agent), new Adjust(Key.Id, _profiles.For(agent.Agent, agent.Profile.Tier)));
        return true;
    }

    private void Arm()
    {
        var due = _ringsAt;
        if (_profilesChangeAt is { } change && (due is null || change < due)) due = change;
        if (due is not null) Host.SetAlarm(due);
    }
}
