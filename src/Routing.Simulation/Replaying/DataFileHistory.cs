using System.Collections.Immutable;
using System.Text.Json;
using Routing.Actors;

namespace Routing.Simulation;

/// <summary>A history from a data file: from a copy of it, so that a running server is not disturbed.</summary>
internal static class DataFileHistory
{
    private const int AtATime = 1000;

    public static async Task<History> Read(string file, HistoryWindow window, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("routing-replay-");
        try
        {
            var copy = Path.Combine(folder.FullName, Path.GetFileName(file));
            DataFile.Backup(file, copy);
            using var store = SqliteStore.Open(copy);
            var fold = new HistoryFold(file, window);
            for (var after = 0L; await store.Read(after, AtATime, ct) is { Count: > 0 } events; after = events[^1].Position)
            {
                foreach (var logged in events)
                {
                    if (EventCodec.Read(logged.Type, logged.Data.Span) is { } happened) fold.See(logged.At, happened);
                }
            }
            var setup = new ScenarioSetup
            {
                Queues = await All<QueueKept, QueueConfig>(store, ActorKind.Queue, "config", kept => kept.Config, ct),
                Agents = await All<AgentKept, AgentProfile>(store, ActorKind.Agent, "profile", kept => kept.Profile, ct),
                Groups = await All<RulesKept, GroupRules>(store, ActorKind.Dispatcher, "rules", kept => kept.Rules, ct),
            };
            var requests = new Dictionary<string, ContactRequest>(StringComparer.Ordinal);
            foreach (var id in fold.Contacts.ToList())
            {
                if (await One<ContactBegun>(store, ActorKey.Contact(id), "begun", ct) is { } begun) requests[id] = begun.Request;
            }
            return fold.End(setup, requests);
        }
        catch (Exception failure) when (failure is StoreUnavailableException or JsonException)
        {
            throw new ScenarioException(file, $"cannot be read as a data file: {failure.Message}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<ImmutableSortedDictionary<string, TBody>> All<TKept, TBody>(SqliteStore store, ActorKind kind, string part, Func<TKept, TBody> body, CancellationToken ct) where TKept : class
    {
        var all = ImmutableSortedDictionary.CreateBuilder<string, TBody>(StringComparer.Ordinal);
        for (string? after = null; await store.List(kind, after, AtATime, ct) is { Count: > 0 } ids; after = ids[^1])
        {
            foreach (var id in ids)
            {
                if (await One<TKept>(store, new ActorKey(kind, id), part, ct) is { } kept) all[id] = body(kept);
            }
        }
        return all.ToImmutable();
    }

    private static async Task<T?> One<T>(SqliteStore store, ActorKey key, string part, CancellationToken ct) where T : class
    {
        var actor = await store.Claim(key, ActorCodecs.Of(key.Kind), ct);
        store.Release(key, actor.Epoch);
        return actor.Parts.FirstOrDefault(p => p.Name == part).Value as T;
    }
}
