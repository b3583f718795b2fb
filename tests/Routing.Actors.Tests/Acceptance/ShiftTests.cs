namespace Routing.Actors.Tests;

/// <summary>What a calendar makes of agents: skills that expire, shifts that end, breaks, and readiness for some queues. Nothing polls.</summary>
public sealed class ShiftTests
{
    private static RuleHours Hours(DateTimeOffset from, DateTimeOffset to) => new() { From = from.ToString("HH:mm"), To = to.ToString("HH:mm") };

    private static DateTimeOffset Minute(DateTimeOffset at) => new(at.Ticks - (at.Ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero);

    [Fact]
    public void A_skill_expires_a_contact_in_hand_is_kept_and_the_next_goes_to_another()
    {
        using var center = new Center().Queue("q", q => q with { Requirements = [new("repair", 3)] });
        center.Agent("li-na", "q", a => a with
        {
            Skills = a.Skills.Add("repair", 8),
            SkillExpiry = a.SkillExpiry.Add("repair", center.Now.AddSeconds(60)),
        });
        center.Handles("li-na", "c-1", "q");
        center.After(61);
        Assert.Equal(ContactState.Handling, center.State("c-1"));

        center.Arrives("c-2", "q", customer: "u-2");
        Assert.Equal(ContactState.Queued, center.State("c-2"));
        center.Retrain("li-na", a => a with { SkillExpiry = a.SkillExpiry.Clear() });
        Assert.Equal("li-na", center.AgentOf("c-2"));
        Assert.Equal(0, center.Repairs);
    }

    [Fact]
    public void Ready_for_some_queues_only_and_then_for_all()
    {
        using var center = new Center().Queue("vip").Queue("general").Agent("a", "vip general");
        Assert.Equal(ContactCommandOutcome.NoSuchTarget, center.Do(() => center.Actors.Agent("a").SetReady(["elsewhere"])));
        Assert.Equal(ContactCommandOutcome.Done, center.Do(() => center.Actors.Agent("a").SetReady(["vip"])));

        center.Arrives("c-1", "general");
        Assert.Equal(ContactState.Queued, center.State("c-1"));
        center.Handles("a", "c-2", "vip", customer: "u-2");
        center.Restart();
        center.After(10);
        Assert.Equal(ContactState.Queued, center.State("c-1"));

        center.Presence("a", PresenceKind.Ready);
        Assert.Equal("a", center.AgentOf("c-1"));
    }

    [Fact]
    public void Near_the_end_of_a_shift_no_contact_is_offered_that_would_outlast_it_then_the_agent_drains()
    {
        using var center = new Center().Queue("q");
        var ends = Minute(center.Now).AddMinutes(10);
        center.Agent("a", "q", a => a with { Shifts = new ShiftPlan { Hours = [Hours(Minute(center.Now).AddHours(-1), ends)], MaxOverrunSeconds = 60 } });
        center.Handles("a", "c-1", "q");

        // Contacts take five minutes as far as anybody knows: three minutes before the end is too late, even with one of grace.
        center.After((ends - center.Now).TotalSeconds - 180);
        center.Arrives("c-2", "q", customer: "u-2");
        Assert.Equal(ContactState.Queued, center.State("c-2"));
        Assert.Contains(center.Contact("c-2").Live!.LastDecision!.Bids, bid => bid is { Agent: "a", Eligible: Eligible.ShiftEnds });

        center.After(181);
        Assert.Equal((PresenceKind.Draining, AgentShifts.Ended), (center.AgentNow("a").Presence.Kind, center.AgentNow("a").Presence.Reason));
        Assert.Equal(ContactState.Handling, center.State("c-1"));
        Assert.Equal(ContactCommandOutcome.Done, center.Complete("c-1"));

        // Who stays on says so, and is asked again.
        center.Presence("a", PresenceKind.Ready);
        Assert.Equal("a", center.AgentOf("c-2"));
    }

    [Fact]
    public void A_shift_that_ended_while_the_server_was_down_ends_as_it_comes_back()
    {
        using var center = new Center { ExpectsFailures = true }.Queue("q");
        center.Agent("a", "q", a => a with { Shifts = new ShiftPlan { Hours = [Hours(Minute(center.Now).AddHours(-1), Minute(center.Now).AddMinutes(5))] } });
        center.Crash(ActorKey.Agent("a"));
        center.After(600);
        center.Restart();
        center.After(10);
        Assert.Equal(PresenceKind.Draining, center.AgentNow("a").Presence.Kind);
    }

    [Fact]
    public void A_planned_break_sets_the_agent_not_ready_and_adherence_tells_how_it_went()
    {
        using var center = new Center().Queue("q");
        var from = Minute(center.Now).AddMinutes(1);
        center.Agent("a", "q", a => a with
        {
            Shifts = new ShiftPlan
            {
                Hours = [Hours(from, from.AddHours(1))],
                Breaks = [new ShiftBreak { Reason = "coffee", Automatic = true, Hours = Hours(from.AddMinutes(30), from.AddMinutes(40)) }],
            },
        });
        center.After((from - center.Now).TotalSeconds + (35 * 60));
        Assert.Equal((PresenceKind.NotReady, "coffee"), (center.AgentNow("a").Presence.Kind, center.AgentNow("a").Presence.Reason));

        center.After(10 * 60);
        center.Presence("a", PresenceKind.Ready);
        var adherence = center.Run(() => center.Actors.Agent("a").Adherence(from, from.AddMinutes(45)))!;
        Assert.Equal(45 * 60, adherence.PlannedSeconds);
        Assert.Equal(5 * 60, adherence.AbsentSeconds);
        Assert.Equal(100.0 * 40 / 45, adherence.AdherencePercent!.Value, 6);
    }
}
