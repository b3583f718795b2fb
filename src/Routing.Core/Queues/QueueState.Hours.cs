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

    private readonly TeamCalendar _teams = new();

    /// <summary>Teams outside their hours, when that changes, and how often it has; as <see cref="LookAtTeams"/> found it.</summary>
    public ImmutableArray<string> ClosedTeams => _teams.Closed;
    public DateTimeOffset? TeamsChangeAt => _teams.ChangesAt;
    public int TeamChanges => _teams.Changes;

    public void LookAtTeams(DateTimeOffset now) => _teams.LookAt(Config, now);

    /// <summary>Agents of this queue that are present, as last told by the dispatcher; none where all of them are of teams that are closed now. Null before it has spoken.</summary>
    public int? AgentsPresent
    {
        get => field > 0 && Sites is { } sites && sites.All(site => site.Teams.Any(ClosedTeams.Contains)) ? 0 : field;
        set;
    }

    /// <summary>Of which teams they are, as far as teams have hours; null where they are there at any hour.</summary>
    public ImmutableArray<PresentSite>? Sites { get; set; }

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
