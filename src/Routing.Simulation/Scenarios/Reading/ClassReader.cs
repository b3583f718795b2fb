using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>Reads the classes of a scenario.</summary>
internal static class ClassReader
{
    public static ImmutableArray<ContactClass> Classes(Place place, TimeSpan unit, int most)
    {
        var items = place.Items("a list of classes, [{\"name\":…}]");
        if (items.Length == 0 || items.Length > most) throw place.Wrong($"write 1 to {most} classes.");
        var names = new HashSet<string>(StringComparer.Ordinal);
        var classes = ImmutableArray.CreateBuilder<ContactClass>(items.Length);
        foreach (var item in items)
        {
            var read = Class(item, unit);
            if (!names.Add(read.Name)) throw item.At("name").Wrong($"another class is named \"{read.Name}\" already; write a name of its own.");
            classes.Add(read);
        }
        return classes.ToImmutable();
    }

    private static ContactClass Class(Place place, TimeSpan unit)
    {
        place.ObjectOf("name", "arrivals", "patience", "holdingCost", "unresolvedCost", "blockedCost", "priority", "ageing", "queue", "channel");
        var name = place.Needed("name", "a name for the class").Id();
        var unresolved = place.Maybe("unresolvedCost")?.Number(0) ?? 3;
        return new ContactClass
        {
            Name = name,
            Arrivals = DistributionReader.Arrivals(place.Needed("arrivals", "{\"poisson\":RATE}"), unit),
            Patience = place.Maybe("patience") is { } patience ? DistributionReader.Distribution(patience) : null,
            HoldingCost = place.Maybe("holdingCost")?.Number(0) ?? 1,
            UnresolvedCost = unresolved,
            BlockedCost = place.Maybe("blockedCost")?.Number(0) ?? unresolved,
            Priority = place.Maybe("priority")?.Number(-1000, 1000) ?? 0,
            Ageing = place.Maybe("ageing")?.Number(0) ?? 0,
            Queue = place.Maybe("queue")?.Id() ?? name,
            Channel = place.Maybe("channel") is { } channel ? Channel(channel) : Core.Channel.Voice,
        };
    }

    private static Channel Channel(Place place) => place.Text() switch
    {
        "voice" => Core.Channel.Voice,
        "chat" => Core.Channel.Chat,
        "email" => Core.Channel.Email,
        "ticket" => Core.Channel.Ticket,
        "callback" => Core.Channel.Callback,
        _ => throw place.Wrong("write one of \"voice\", \"chat\", \"email\", \"ticket\", \"callback\"."),
    };
}
