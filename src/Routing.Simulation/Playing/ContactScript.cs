namespace Routing.Simulation;

/// <summary>Writes what a customer says: the body of the contact's creation, the same in every run with the seed.</summary>
internal static class ContactScript
{
    public static CreateContact Write(Cast cast, ContactClass contactClass, string name, PlayedCustomer customer)
    {
        var draw = cast.DrawFor(name, "script");
        var text = Text(cast.Setup, contactClass, customer.Language, draw);
        // Without words there is nothing to decide from.
        var unnamed = draw.Chance(cast.Setup.Manners.UnnamedShare) && text is not null;
        return new CreateContact
        {
            Id = cast.IdPrefix + name,
            CustomerId = customer.Id,
            Channel = contactClass.Channel,
            Queue = unnamed ? null : contactClass.Queue,
            Intent = unnamed ? null : contactClass.Name,
            Text = text,
            Language = customer.Language,
            Region = customer.Region,
            Urgency = cast.UrgencyOf(contactClass),
            Requirements = DerivedSetup.Requirements(cast.Scenario, contactClass),
        };
    }

    private static string? Text(ScenarioSetup setup, ContactClass contactClass, string? language, Draw draw) =>
        language is not null && setup.Utterances.TryGetValue(contactClass.Name, out var byLanguage) && byLanguage.TryGetValue(language, out var texts)
            ? draw.OneOf(texts)
            : null;
}
