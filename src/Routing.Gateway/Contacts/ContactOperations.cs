namespace Routing.Gateway;

/// <summary>The operations on contacts.</summary>
internal static class ContactOperations
{
    private const string At = "/v1/contacts/{id}";
    private const Role Reads = Role.Gateway | Role.Agent | Role.Supervisor;

    public static void Map(OperationMap map, ContactJourney journey, ContactReads reads, ContactActions actions, ContactMoves moves, ContactCorrections corrections)
    {
        map.Add(
            new Operation("POST", "/v1/contacts", "createContact", "Hands a contact in; durable once answered. A repeat under the same id answers the same contact.", Role.Gateway, journey.Create)
            { Body = typeof(CreateContact), Reply = typeof(ContactView), Success = 201, Problems = [409, 422] },
            new Operation("GET", "/v1/contacts", "listContacts", "Lists contacts, also those that have ended.", Role.Gateway | Role.Supervisor, reads.List)
            { Reply = typeof(Page<ContactView>), Query = Paging.Parameters },
            new Operation("GET", At, "getContact", "Answers a contact as it stands.", Reads, reads.Get)
            { Reply = typeof(ContactView), Problems = [404] },
            new Operation("GET", $"{At}/context", "getContactContext", "Answers what whoever handles a contact should know: customer, history, notes, where the answer may be.", Role.Agent | Role.Supervisor, reads.Context)
            { Reply = typeof(ContactContextView), Problems = [404] },
            new Operation("PATCH", At, "correctContact", "Corrects a contact that waits (JSON merge patch): it is planned anew at once, its age kept. recordingUrl and transcriptUrl may be set at any time, also after its end.", Role.Gateway | Role.Supervisor, corrections.Patch)
            { Body = typeof(CorrectContact), MediaTypes = Json.PatchTypes, Reply = typeof(ContactView), Problems = [404, 409, 422], Audit = corrections.Audit });
        map.Add(
            Action("complete", "Ends the work with the customer; wrap-up begins.", Role.Agent, actions.Complete, typeof(Completion)),
            Action("close", "Ends wrap-up early.", Role.Agent, actions.Close),
            Action("hold", "Puts the customer on hold.", Role.Agent, actions.Hold),
            Action("resume", "Takes the customer off hold, or takes a pending contact up again.", Role.Agent, actions.Resume),
            Action("pending", "Sets the contact aside until the customer or another department answers: it takes no slot, and its clocks stand.", Role.Agent, actions.Pending, typeof(SetPending)),
            Action("answered", "The customer or the other department has answered: the same agent goes on, if free soon, or else the queue.", Role.Gateway | Role.Supervisor, actions.Answered),
            Action("consult", "Asks a colleague to listen in.", Role.Agent, actions.Consult, typeof(ToAgent), optional: false),
            Action("endConsult", "Lets the colleague go.", Role.Agent, actions.EndConsult));
        map.Add(
            Action("transfer", "Sends the contact to a queue, or to an agent.", Role.Agent | Role.Supervisor, moves.Transfer, typeof(Transfer), optional: false) with { Audit = moves.Audit },
            Action("assign", "Keeps the contact for one agent: any, by a supervisor; themselves, by an agent it is suggested to.", Role.Agent | Role.Supervisor, moves.Assign, typeof(ToAgent), optional: false) with { Audit = moves.Audit },
            Action("whisper", "Notes something for whoever handles the contact, now or next; the customer does not see it.", Role.Supervisor, moves.Whisper, typeof(Whisper), optional: false),
            Action("abandon", "The customer has left before being answered.", Role.Gateway, moves.Abandon, typeof(WithReason)),
            Action("rate", "The customer's own score, any time after the answer.", Role.Gateway, moves.Rate, typeof(Rate), optional: false),
            Action("requestCallback", "The customer may hang up and is called, in order or at a time; place and age are kept.", Role.Gateway, moves.RequestCallback, typeof(RequestCallback)),
            Action("noAnswer", "The customer did not answer the callback: it is tried again later, or given up.", Role.Agent, moves.NotAnswered),
            Action("reopen", "Goes on with a contact that has ended, as a new one: with its agent first, or else its queue.", Role.Gateway | Role.Supervisor, corrections.Reopen, typeof(Reopen)),
            Action("merge", "Ends a waiting contact in another of the same customer, which has the age of the older.", Role.Gateway | Role.Supervisor, corrections.Merge, typeof(MergeInto), optional: false),
            Action("schedule", "Puts a waiting contact off until a moment.", Role.Gateway | Role.Supervisor, moves.Schedule, typeof(Schedule), optional: false));
    }

    private static Operation Action(
        string verb, string summary, Role roles, Func<Call, ValueTask<Reply>> handle, Type? body = null, bool optional = true) =>
        new("POST", $"{At}:{verb}", verb + "Contact", summary, roles, handle)
        { Body = body, BodyOptional = optional, Reply = typeof(ContactView), Problems = [404, 409, 422] };
}
