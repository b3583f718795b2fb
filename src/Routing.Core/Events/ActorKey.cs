namespace Routing.Core;

/// <summary>The kinds of actor; the numbers are stored and never reused.</summary>
public enum ActorKind : byte
{
    Dispatcher = 1,
    Queue = 2,
    Agent = 3,
    Customer = 4,
    Contact = 5,
}

/// <summary>Names one actor: <c>agent/li-na</c>.</summary>
public readonly record struct ActorKey(ActorKind Kind, string Id)
{
    public static ActorKey Dispatcher(string id) => new(ActorKind.Dispatcher, id);
    public static ActorKey Queue(string id) => new(ActorKind.Queue, id);
    public static ActorKey Agent(string id) => new(ActorKind.Agent, id);
    public static ActorKey Customer(string id) => new(ActorKind.Customer, id);
    public static ActorKey Contact(string id) => new(ActorKind.Contact, id);

    public override string ToString() => $"{Kind.ToString().ToLowerInvariant()}/{Id}";
}
