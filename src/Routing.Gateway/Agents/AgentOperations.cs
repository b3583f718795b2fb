namespace Routing.Gateway;

/// <summary>The operations on agents.</summary>
internal static class AgentOperations
{
    public static void Map(OperationMap map, AgentDesk desk, Porter<AgentProfile> porter) => map.Add(
        new Operation("GET", "/v1/agents", "listAgents", "Lists agents, with profile and how they stand.", Role.Supervisor | Role.Admin, desk.List)
        { Reply = typeof(Page<AgentView>), Query = Paging.Parameters },
        new Operation("GET", "/v1/agents/{id}", "getAgent", "Answers an agent: profile, presence, load, slots, open offers, contacts.", Reads, desk.Get)
        { Reply = typeof(AgentView), Problems = [404] },
        new Operation("PUT", "/v1/agents/{id}", "putAgent", "Creates or replaces an agent.", Role.Admin, desk.Put)
        { Body = typeof(AgentProfile), Reply = typeof(AgentView), Conditional = true, Problems = [412, 422], Audit = desk.Audit },
        new Operation("PATCH", "/v1/agents/{id}", "patchAgent", "Changes some of an agent's profile (JSON merge patch).", Role.Admin, desk.Patch)
        { Body = typeof(AgentProfile), MediaTypes = Json.PatchTypes, Reply = typeof(AgentView), Conditional = true, Problems = [404, 412, 422], Audit = desk.Audit },
        new Operation("DELETE", "/v1/agents/{id}", "deleteAgent", "Deletes an agent that has no contact.", Role.Admin, desk.Delete)
        { Success = 204, Conditional = true, Problems = [404, 409, 412], Audit = desk.Audit },
        new Operation("GET", "/v1/agents/{id}/offers", "listOffers", "Lists the open offers of an agent.", Role.Agent | Role.Supervisor, desk.Offers)
        { Reply = typeof(Page<OfferView>), Query = Paging.Parameters, Problems = [404] },
        new Operation("POST", "/v1/agents/{id}:setPresence", "setPresence", "Sets an agent ready, not ready, offline or draining.", Role.Agent | Role.Supervisor, desk.SetPresence)
        { Body = typeof(SetPresence), Reply = typeof(AgentView), Problems = [404, 409], Audit = desk.PresenceAudit },
        new Operation("POST", "/v1/agents/{id}:heartbeat", "heartbeat", "Says that the agent's desktop is there for some time; when these stop, its contacts are given up.", Role.Agent, desk.Heartbeat)
        { Body = typeof(Heartbeat), Success = 204, Problems = [404] },
        porter.ImportOperation("agents"),
        porter.ExportOperation("agents"));

    private const Role Reads = Role.Agent | Role.Gateway | Role.Supervisor | Role.Admin;
}
