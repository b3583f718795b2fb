namespace Routing.Gateway;

/// <summary>The operations on customers.</summary>
internal static class CustomerOperations
{
    public static void Map(OperationMap map, CustomerDesk desk, Porter<CustomerProfile> porter)
    {
        // What a gateway learns of whoever calls it is its own work, and much of it.
        var byPeople = desk.Audit with { IsKept = AuditOf.IsByPeople };
        map.Add(
        new Operation("GET", "/v1/customers", "listCustomers", "Lists customers.", Reads, desk.List)
        { Reply = typeof(Page<CustomerView>), Query = Paging.Parameters },
        new Operation("GET", "/v1/customers/{id}", "getCustomer", "Answers a customer: profile and recent contacts.", Reads, desk.Get)
        { Reply = typeof(CustomerView), Problems = [404] },
        new Operation("PUT", "/v1/customers/{id}", "putCustomer", "Creates or replaces a customer's profile.", Role.Admin | Role.Gateway, desk.Put)
        { Body = typeof(CustomerProfile), Reply = typeof(CustomerView), Conditional = true, Problems = [409, 412], Audit = byPeople },
        new Operation("PATCH", "/v1/customers/{id}", "patchCustomer", "Changes some of a customer's profile (JSON merge patch).", Role.Admin | Role.Gateway, desk.Patch)
        { Body = typeof(CustomerProfile), MediaTypes = Json.PatchTypes, Reply = typeof(CustomerView), Conditional = true, Problems = [404, 409, 412], Audit = byPeople },
        new Operation("DELETE", "/v1/customers/{id}", "deleteCustomer", "Deletes a customer's profile and history; refused while a contact of the customer has not ended.", Role.Admin, desk.Delete)
        { Success = 204, Conditional = true, Problems = [404, 409, 412], Audit = desk.Audit },
        new Operation("POST", "/v1/customers/{id}:merge", "mergeCustomer", "Merges a customer into another who is the same person; history and affinity are kept.", Role.Admin | Role.Gateway, desk.Merge)
        { Body = typeof(MergeInto), Reply = typeof(CustomerView), Problems = [404, 409, 422], Audit = desk.Audit },
        porter.ImportOperation("customers"),
        porter.ExportOperation("customers"));
    }

    private const Role Reads = Role.Gateway | Role.Supervisor | Role.Admin;
}
