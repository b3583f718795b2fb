using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What hours, and who is present, make of a queue: closed or open, with some teams or all, and needs that nobody meets.</summary>
public sealed partial class QueueState
{
    /// <summary>Outside its opening hours, and when that changes; as <see cref="LookAtHours"/> found it.</summary>
    public bool IsClosed { get; private set; }
    public DateTimeOffset? HoursChangeAt { get; private set; }

    /// <summary>Looks at the clock again, if its last look no longer holds.</summary>
    public void LookAtHours(DateTimeOffset now, bool anew = false)
    {
        if (!anew && !(HoursChangeAt <= now)) return;
        IsClosed = Config?.OpeningHours?.IsOpen(now) == false;
        HoursChangeAt = Config?.OpeningHours?.NextChange(now);
    }

    /// <summary>Teams outside their hours, when that changes, and how often it has.</summary>
    public ImmutableArray<string> ClosedTeams { get; private set; } = [];
    public DateTimeOffset? TeamsChangeAt { get; private set; }
    public int TeamChanges { get; private set; }

    public void LookAtTeams(DateTimeOffset now, bool anew = false)
    {
        if (!anew && !(TeamsChangeAt <= now)) return;
        var closed = TeamHours.ClosedAt(Config, now);
        if (!closed.SequenceEqual(ClosedTeams)) (ClosedTeams, TeamChanges) = (closed, TeamChanges + 1);
        TeamsChangeAt = TeamHours.NextChange(Config, now);
    }

    /// <summary>What nobody of this queue who is present could take: who needs it goes on to the next step at once.</summary>
    public IReadOnlySet<Requirement> Vacant { get; private set; } = ImmutableHashSet<Requirement>.Empty;
    /// <summary>Takes over what nobody could take, and answers the rows that may come to another step by it: those in need of what is newly vacant, and where something no longer is, those ahead.</summary>
    public List<QueueRow> SetVacant(IReadOnlySet<Requirement> vacant)
    {
        var rows = new List<QueueRow>();
        var isLess = Vacant.Any(need => !vacant.Contains(need));
        foreach (var group in _groups.Values)
        {
            var bare = group.Signature.Bare();
            if ((vacant.Contains(bare) && !Vacant.Contains(bare)) || (isLess && group.Ahead > 0)) rows.AddRange(group.Rows);
        }
        Vacant = vacant;
        return rows;
    }
}
