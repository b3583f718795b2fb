namespace Routing.Gateway;

/// <summary>The operations on routing groups.</summary>
internal static class GroupOperations
{
    public static void Map(OperationMap map, GroupDesk desk, RuleDesk rules) => map.Add(
        new Operation("GET", "/v1/groups", "listGroups", "Lists routing groups.", Role.Supervisor | Role.Admin, desk.List)
        { Reply = typeof(Page<GroupView>), Query = Paging.Parameters },
        new Operation("GET", "/v1/groups/{id}", "getGroup", "Answers a routing group: rules and roster.", Role.Supervisor | Role.Admin, desk.Get)
        { Reply = typeof(GroupView), Problems = [404] },
        new Operation("PUT", "/v1/groups/{id}", "putGroup", "Publishes the rules of a routing group.", Role.Admin, desk.Put)
        { Body = typeof(GroupRules), Reply = typeof(GroupView), Conditional = true, Problems = [412, 422], Audit = desk.Audit },
        new Operation("PATCH", "/v1/groups/{id}", "patchGroup", "Changes some of a group's rules (JSON merge patch).", Role.Admin, desk.Patch)
        { Body = typeof(GroupRules), MediaTypes = Json.PatchTypes, Reply = typeof(GroupView), Conditional = true, Problems = [404, 412, 422], Audit = desk.Audit },
        new Operation("DELETE", "/v1/groups/{id}", "deleteGroup", "Deletes a routing group that no queue, agent or pilot is of, with its rules and planning. The default group stays.", Role.Admin, desk.Delete)
        { Success = 204, Conditional = true, Problems = [404, 409, 412], Audit = desk.Audit },
        new Operation("GET", "/v1/groups/{id}/draft", "getDraft", "Answers the draft of a group's rules.", Role.Supervisor | Role.Admin, rules.GetDraft)
        { Reply = typeof(GroupRules), Problems = [404] },
        new Operation("PUT", "/v1/groups/{id}/draft", "putDraft", "Keeps a draft of rules beside those in force.", Role.Supervisor | Role.Admin, rules.PutDraft)
        { Body = typeof(GroupRules), Reply = typeof(GroupRules), Conditional = true, Problems = [412, 422], Audit = rules.DraftAudit },
        new Operation("DELETE", "/v1/groups/{id}/draft", "deleteDraft", "Throws the draft away.", Role.Supervisor | Role.Admin, rules.DeleteDraft)
        { Success = 204, Conditional = true, Problems = [404, 412], Audit = rules.DraftAudit },
        new Operation("POST", "/v1/groups/{id}/draft:check", "checkDraft", "Tells what the draft makes of its examples and of the contacts that came in lately.", Role.Supervisor | Role.Admin, rules.Check)
        { Reply = typeof(RulesCheckView), Problems = [404] },
        new Operation("POST", "/v1/groups/{id}/draft:publish", "publishDraft", "Puts the draft in force, if every example passes. Who waits already keeps the plan it came with.", Role.Admin, rules.Publish)
        { Reply = typeof(GroupView), Conditional = true, Problems = [404, 412, 422], Audit = desk.Audit },
        new Operation("GET", "/v1/groups/{id}/versions", "listRuleVersions", "Lists the versions of a group's rules that are kept, the newest first.", Role.Supervisor | Role.Admin | Role.Auditor, rules.Versions)
        { Reply = typeof(RuleVersionsView), Query = Paging.Parameters, Problems = [404] },
        new Operation("POST", "/v1/groups/{id}:rollBack", "rollBackRules", "Publishes the rules of an earlier version again, as a new one.", Role.Admin, rules.RollBack)
        { Body = typeof(RollBack), Reply = typeof(GroupView), Conditional = true, Problems = [404, 412, 422], Audit = desk.Audit });
}
