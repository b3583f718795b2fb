namespace Routing.Gateway;

/// <summary>Switches a profile of a group's rules by hand: by its name, so that nothing else of the rules is at stake, and no example asked.</summary>
internal sealed class ProfileDesk(IActorDirectory actors, GroupDesk groups, TimeProvider clock)
{
    private const int MaxTries = 3;

    public static void Map(OperationMap map, ProfileDesk desk) => map.Add(
        desk.Switch("switchOn", "switchProfileOn", "Switches a profile on, until it is switched off; a repeat changes nothing.", on: true),
        desk.Switch("switchOff", "switchProfileOff", "Switches a profile off: if its calendar has it on now, until those hours end. A repeat changes nothing.", on: false));

    private Operation Switch(string verb, string name, string summary, bool on) =>
        new("POST", $"/v1/groups/{{id}}/profiles/{{name}}:{verb}", name, summary, Role.Supervisor | Role.Admin, call => Switch(call, on))
        { Reply = typeof(GroupView), Conditional = true, Problems = [404, 412], Audit = groups.Audit };

    private async ValueTask<Reply> Switch(Call call, bool on)
    {
        var condition = Version.Read(call.Http.Request.Headers);
        if (condition.Problem is { } wrong) return wrong;
        var name = call.Name;
        for (var tries = 1; ; tries++)
        {
            if (await groups.Present(call.Id, call.Ct) is not { } present) return Outcomes.Missing($"group {call.Id}");
            if (!condition.Holds(present.Version)) return Outcomes.Stale($"group {call.Id}", present.Version, condition);
            if (present.Value.Profiles.All(profile => profile.Name != name)) return NoProfile(present.Value, name);
            var now = clock.GetUtcNow();
            var switched = ProfileSwitch.In(present.Value, name, on, now);
            var answer = new ConfigureAnswer(ConfigureOutcome.Replaced, present.Version);
            if (!ReferenceEquals(switched, present.Value)) answer = await actors.Dispatcher(call.Id).Publish(switched, present.Version, call.Ct);
            if (answer.Outcome != ConfigureOutcome.VersionConflict)
            {
                await SwitchDraft(call.Id, name, on, now, call.Ct);
                return await groups.Switched(call.Id, answer.Version, call.Ct);
            }
            // Somebody else published in between: switched in what is in force now.
            if (condition.Kind != ConditionKind.None || tries == MaxTries) return Outcomes.Of(answer, $"group {call.Id}", condition)!;
        }
    }

    /// <summary>The draft too: it would else undo the switch as it is published. Whoever changes it at this moment says what it has of profiles.</summary>
    private async ValueTask SwitchDraft(string id, string name, bool on, DateTimeOffset now, CancellationToken ct)
    {
        var draft = await actors.Dispatcher(id).Draft(ct);
        if (draft.Rules is not { } rules) return;
        var switched = ProfileSwitch.In(rules, name, on, now);
        if (!ReferenceEquals(switched, rules)) await actors.Dispatcher(id).SetDraft(switched, draft.Stamp, ct);
    }

    private static Problem NoProfile(GroupRules rules, string name)
    {
        const int Most = 10;
        var known = rules.Profiles.IsEmpty ? "The group has none: put it in its rules first." : $"Use one of: {string.Join(", ", rules.Profiles.Take(Most).Select(profile => profile.Name))}.";
        return ProblemKinds.NotFound.At("name", $"There is no profile {Refusals.Shorten(name)}. {known}");
    }
}
