namespace Routing.Gateway;

/// <summary>The operations on queues.</summary>
internal static class QueueOperations
{
    public static void Map(OperationMap map, QueueDesk desk, WaitingReads waiting, Porter<QueueConfig> porter) => map.Add(
        new Operation("GET", "/v1/queues", "listQueues", "Lists queues, with their configuration and how they stand.", Reads, desk.List)
        { Reply = typeof(Page<QueueView>), Query = Paging.Parameters },
        new Operation("GET", "/v1/queues/{id}", "getQueue", "Answers a queue: configuration, waiting, agents by presence, today's service level.", Reads, desk.Get)
        { Reply = typeof(QueueView), Problems = [404] },
        new Operation("GET", "/v1/queues/{id}/contacts", "listWaiting", "Lists the waiting contacts of a queue in the order they will be served.", Role.Supervisor | Role.Gateway, waiting.List)
        { Reply = typeof(Page<ContactView>), Query = Paging.Parameters, Problems = [404] },
        new Operation("PUT", "/v1/queues/{id}", "putQueue", "Creates or replaces a queue.", Role.Admin, desk.Put)
        { Body = typeof(QueueConfig), Reply = typeof(QueueView), Conditional = true, Problems = [412, 422], Audit = desk.Audit },
        new Operation("PATCH", "/v1/queues/{id}", "patchQueue", "Changes some of a queue's configuration (JSON merge patch).", Role.Admin, desk.Patch)
        { Body = typeof(QueueConfig), MediaTypes = Json.PatchTypes, Reply = typeof(QueueView), Conditional = true, Problems = [404, 412, 422], Audit = desk.Audit },
        new Operation("DELETE", "/v1/queues/{id}", "deleteQueue", "Deletes a queue that nothing uses.", Role.Admin, desk.Delete)
        { Success = 204, Conditional = true, Problems = [404, 409, 412], Audit = desk.Audit },
        porter.ImportOperation("queues"),
        porter.ExportOperation("queues"));

    private const Role Reads = Role.Gateway | Role.Supervisor | Role.Admin;
}
