using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using Routing.Actors;
using Routing.Embedded;
using Routing.Simulation;

namespace Routing.Lab.Tests;

/// <summary>
/// A server's small day, played under virtual time and kept as a server keeps it: two agents who can repair, one of them better;
/// contacts for support, and a few for repair that bring a requirement of their own; some leave; over lunch there is one agent.
/// </summary>
public sealed class SmallDay : IDisposable
{
    public const int Contacts = 120;
    private static readonly TimeSpan BetweenContacts = TimeSpan.FromSeconds(40);
    private readonly SimulatedCenter _center = new();
    private Task<string>? _directory;
    private readonly string _folder = Directory.CreateTempSubdirectory("small-day-").FullName;

    private static readonly Dictionary<string, QueueConfig> Queues = new()
    {
        ["support"] = new QueueConfig { Name = "Support", Requirements = [new SkillLevel("repair")], Selection = "longest-idle", AutoAccept = true, WrapUpSeconds = 0 },
        ["repair"] = new QueueConfig { Name = "Repair", Selection = "longest-idle", AutoAccept = true, WrapUpSeconds = 0, Priority = 10 },
    };

    private static readonly Dictionary<string, AgentProfile> Agents = new()
    {
        ["amy"] = new AgentProfile { Name = "Amy", Queues = ["support", "repair"], Skills = new Dictionary<string, int> { ["repair"] = 9 }.ToImmutableDictionary() },
        ["bob"] = new AgentProfile { Name = "Bob", Queues = ["support", "repair"], Skills = new Dictionary<string, int> { ["repair"] = 3 }.ToImmutableDictionary() },
    };

    public SmallDay()
    {
        _center.Store.Happened = recorded =>
        {
            if (recorded.Event is ContactAccepted accepted)
                _center.After(Handled(int.Parse(accepted.ContactId[2..])), () => _ = _center.Engine.Agent(accepted.AgentId).Complete(accepted.ContactId, new Completion(true, 4, "done")).AsTask());
        };
        _center.Run(PutUp);
        var router = new ContactRouter(_center.Engine);
        for (var n = 0; n < Contacts; n++)
        {
            Come(router, n);
            _center.Advance(BetweenContacts);
            // Bob has lunch.
            if (n is 60 or 70) _center.Run(async () => await _center.Engine.Agent("bob").SetPresence(n == 60 ? PresenceKind.NotReady : PresenceKind.Ready, n == 60 ? "lunch" : null));
        }
        _center.Advance(TimeSpan.FromMinutes(20));
    }

    /// <summary>What GET /v1/events?after=first would have sent.</summary>
    public string EventFile()
    {
        var text = new StringBuilder("retry: 1000\n");
        foreach (var recorded in _center.Store.Recorded())
        {
            var data = new ArrayBufferWriter<byte>();
            EventCodec.Write(recorded.Event, data);
            text.Append($"id: x\nevent: {recorded.Event.Type}\ndata: {{\"specversion\":\"1.0\",\"type\":\"{recorded.Event.Type}\",\"time\":\"{recorded.At.UtcDateTime:O}\",\"data\":{Encoding.UTF8.GetString(data.WrittenSpan)}}}\n\n: alive\n");
        }
        return Write("events.txt", text.ToString());
    }

    /// <summary>The configuration that a file of events does not tell.</summary>
    public string ConfigFile() => Write("config.json", """
        { "queues": { "support": { "name": "Support", "requirements": [{ "skill": "repair" }], "selection": "longest-idle", "autoAccept": true, "wrapUpSeconds": 0 },
                      "repair": { "name": "Repair", "selection": "longest-idle", "autoAccept": true, "wrapUpSeconds": 0, "priority": 10 } },
          "agents": { "amy": { "name": "Amy", "queues": ["support", "repair"], "skills": { "repair": 9 } }, "bob": { "name": "Bob", "queues": ["support", "repair"], "skills": { "repair": 3 } } } }
        """);

    /// <summary>The data directory the server would have left.</summary>
    public Task<string> DataDirectory => _directory ??= Keep();

    private async Task<string> Keep()
    {
        var directory = Path.Combine(_folder, "data");
        using var store = SqliteStore.Open(Path.Combine(directory, "routing.db"), _center.Clock);
        foreach (var recorded in _center.Store.Recorded()) await Commit(store, recorded.Actor, [], [recorded]);
        foreach (var kind in Enum.GetValues<ActorKind>())
        {
            foreach (var key in _center.Store.Ids(kind).Select(id => new ActorKey(kind, id)))
                await Commit(store, key, [.. _center.Store.Peek(key).Select(part => new PartChange(part.Name, part.Value))], []);
        }
        return directory;
    }

    public string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose()
    {
        _center.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static TimeSpan Handled(int n) => TimeSpan.FromSeconds(20 + n * 37 % 70);

    private static async Task Commit(SqliteStore store, ActorKey key, IReadOnlyList<PartChange> parts, IReadOnlyList<RecordedEvent> events)
    {
        var codec = ActorCodecs.Of(key.Kind);
        var claim = await store.Claim(key, codec);
        await store.Commit(new ActorWrite(key, claim.Epoch, codec, parts, events) { Claim = claim.Claim });
    }

    private void Come(ContactRouter router, int n)
    {
        var isRepair = n % 10 == 4;
        var request = new ContactRequest
        {
            Id = $"c-{n}", CustomerId = $"u-{n % 40}", Channel = Channel.Voice, Queue = isRepair ? "repair" : "support", Intent = "general",
            Requirements = isRepair ? [new SkillLevel("repair", 5)] : [],
        };
        _center.Run(async () => await router.Route(request, await _center.Engine.Customer(request.CustomerId).Get(), Defaults.Group));
        if (n % 7 == 3) _center.After(TimeSpan.FromSeconds(25), () => _ = _center.Engine.Queue(request.Queue).Abandon(request.Id, null).AsTask());
    }

    private async Task PutUp()
    {
        foreach (var (id, queue) in Queues)
        {
            var answer = await _center.Engine.Queue(id).Configure(queue, null);
            await _center.Engine.Dispatcher(queue.Group).EnlistQueue(id, queue, answer.Version);
        }
        foreach (var (id, agent) in Agents)
        {
            await _center.Engine.Agent(id).Configure(agent, Defaults.Group, null);
            await _center.Engine.Dispatcher(Defaults.Group).EnlistAgent(id);
            await _center.Engine.Agent(id).SetPresence(PresenceKind.Ready, null);
        }
    }
}
