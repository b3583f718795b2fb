using System.Collections.Immutable;

namespace Routing.Core.Tests;

/// <summary>Of what staffing and coaching propose a review tells the few that promise most, with what each is expected to do.</summary>
public sealed class ReviewStaffingTests
{
    private static readonly DateTimeOffset Tuesday = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_two_moves_that_help_most_are_told_by_their_time_and_none_is_helped_or_moved_twice_at_once()
    {
        var told = ReviewStaffing.Moves(
        [
            Move("late", "care", "vip", 14, 16, 71, 82, "a"), Move("early", "care", "sales", 9, 11, 80, 90, "a"), Move("twice", "care", "vip", 15, 16, 71, 79, "b"),
            Move("same", "care", "bills", 9, 10, 70, 80, "a"), Move("little", "care", "bills", 18, 20, 80, 81, "c"), Move("third", "care", "bills", 20, 21, 80, 83, "c"),
        ]);

        Assert.Equal(["early", "late"], told.Select(one => one.Staff!.Id));
        Assert.Equal((ReviewAdvice.MoveStaff, "vip", 71, 82, "care", 95, 92), (told[1].Advice, told[1].Subject, told[1].From, told[1].To, told[1].Staff!.FromQueue, told[1].Staff!.FromQueueBefore, told[1].Staff!.FromQueueAfter));
    }

    [Fact]
    public void Training_and_skills_are_chosen_by_what_they_touch_and_told_by_names()
    {
        var told = ReviewStaffing.Coaching(
        [
            Coach("zoe", SuggestionKind.Training, CoachingMeasure.HandleTime, 380, 420, 300, handled: 72), Coach("amy", SuggestionKind.Skill, CoachingMeasure.Resolution, .85, .95, .7, handled: 40),
            Coach("ben", SuggestionKind.Training, CoachingMeasure.Resolution, .6, .7, .75, handled: 5), Coach("gone", SuggestionKind.Training, CoachingMeasure.Resolution, .1, .2, .75, handled: 0),
        ], days: 14);

        Assert.Equal(["amy", "zoe"], told.Select(one => one.Subject));
        // 36 a week that take 100 s more than the peers' are an hour.
        Assert.Equal((ReviewAdvice.Train, 400, 300, 1), (told[1].Advice, told[1].From, told[1].To, told[1].Hours));
        Assert.Equal((ReviewAdvice.GiveSkill, null, null, "repair"), (told[0].Advice, told[0].Hours, told[0].Contacts, told[0].Staff!.Intent));
        Assert.Equal(.9, told[0].From, 12);
    }

    [Fact]
    public void What_is_settled_more_is_of_the_contacts_of_a_week()
    {
        var told = Assert.Single(ReviewStaffing.Coaching([Coach("ben", SuggestionKind.Training, CoachingMeasure.Resolution, .6, .7, .75, handled: 50)], days: 7));
        Assert.Equal(5, told.Contacts!.Value, 9);
    }

    private static OpenSuggestion Move(string id, string from, string to, int begins, int ends, double before, double after, string agent) => new(Of(id, SuggestionKind.Move, agent) with
    {
        FromQueue = from,
        ToQueue = to,
        Begins = Tuesday.AddHours(begins),
        Ends = Tuesday.AddHours(ends),
        Effects = [new SuggestionEffect(to, before, after), new SuggestionEffect(from, 95, 92)],
    });

    private static OpenSuggestion Coach(string agent, SuggestionKind kind, CoachingMeasure measure, double low, double high, double peers, long handled) => new(
        Of(agent, kind, agent) with { Intent = "repair", Skill = "repair", Level = 7, Reasons = [new SuggestionReason(measure, 200, low, peers, low, high)] }, handled);

    private static StaffSuggestion Of(string id, SuggestionKind kind, params ImmutableArray<string> agents) => new()
    {
        Id = id,
        Group = "default",
        Kind = kind,
        Text = "",
        CreatedAt = Tuesday,
        ExpiresAt = Tuesday.AddDays(1),
        Agents = agents,
    };
}
