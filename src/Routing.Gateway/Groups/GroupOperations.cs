namespace Routing.Gateway;

/// <summary>The operations on routing groups.</summary>
internal static class GroupOperations
{
    public static void Map(OperationMap map, GroupDesk desk) => map.Add(
        new Operation("GET", "/v1/groups", "listGroups", "Lists routing groups.", Role.Supervisor | Role.Admin, desk.List)
        { Reply = typeof(Page<GroupView>), Query = Paging.Parameters },
        new Operation("GET", "/v1/groups/{id}", "getGroup", "Answers a routing group: rules and roster.", Role.Supervisor | Role.Admin, desk.Get)
        { Reply = typeof(GroupView), Problems = [404] },
        new Operation("PUT", "/v1/groups/{id}", "putGroup", "Publishes the rules of a routing group.", Role.Admin, desk.Put)
        { Body = typeof(GroupRules), Reply = typeof(GroupView), Conditional = true, Problems = [412, 422] },
        new Operation("PATCH", "/v1/groups/{id}", "patchGroup", "Changes some of a group's rules (JSON merge patch).", Role.Admin, desk.Patch)
        { Body = typeof(GroupRules), MediaTypes = Json.PatchTypes, Reply = typeof(GroupView), Conditional = true, Problems = [404, 412, 422] });
}
