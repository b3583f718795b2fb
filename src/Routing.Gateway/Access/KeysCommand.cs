using System.CommandLine;

namespace Routing.Gateway;

/// <summary><c>keys add | list | revoke</c>: the bearer keys of the API. A running server or silo takes a change up within a second.</summary>
/// <param name="file">Tells where the keys are, given the command line.</param>
/// <param name="audit">Opens the history that keeps who made and revoked keys; null, or an answer of null, where none can be reached from here.</param>
public sealed class KeysCommand(Func<ParseResult, string> file, Func<ParseResult, IHistory?>? audit)
{
    public static Command Make(Func<ParseResult, string> file, Func<ParseResult, IHistory?>? audit = null)
    {
        var keys = new KeysCommand(file, audit);
        return new Command("keys", "Makes, lists and revokes the bearer keys of the API.") { keys.Add(), keys.List(), keys.Revoke() };
    }

    private Command Add()
    {
        var role = new Option<string[]>("--role") { Description = "gateway, agent, supervisor, admin or auditor; may be given several times.", Required = true };
        var agent = new Option<string?>("--agent") { Description = "The agent a key of role agent is bound to." };
        var note = new Option<string?>("--note") { Description = "What the key is for." };
        var command = new Command("add", "Makes a key and shows it, this once: only its hash is kept.") { role, agent, note };
        command.SetAction(parsed => Told(() =>
        {
            using var history = Audit(parsed);
            var change = 0L;
            var (key, entry) = Store(parsed).Add(parsed.GetValue(role)!, parsed.GetValue(agent), parsed.GetValue(note), made => change = history.Begin("addKey", made.Id, null));
            Console.WriteLine(key);
            Console.Error.WriteLine($"Key {entry.Id} is made. It is shown this once; send it as: Authorization: Bearer KEY");
            history.End(change, entry);
            return 0;
        }));
        return command;
    }

    private Command List()
    {
        var command = new Command("list", "Lists the keys: id, roles, agent, note; never the key.");
        command.SetAction(parsed => Told(() =>
        {
            foreach (var key in Store(parsed).List()) Console.WriteLine($"{key.Id}  {string.Join(',', key.Roles)}  {key.Agent ?? "-"}  {key.CreatedAt:u}  {key.Note}");
            return 0;
        }));
        return command;
    }

    private Command Revoke()
    {
        var id = new Argument<string>("id") { Description = "The key's id, as listed." };
        var command = new Command("revoke", "Makes a key worthless at once.") { id };
        command.SetAction(parsed => Told(() =>
        {
            using var history = Audit(parsed);
            if (Store(parsed).List().FirstOrDefault(key => key.Id == parsed.GetValue(id)) is { } entry)
            {
                var change = history.Begin("revokeKey", entry.Id, entry);
                Store(parsed).Revoke(entry.Id);
                history.End(change, null);
                return 0;
            }
            Console.Error.WriteLine($"There is no key {parsed.GetValue(id)}. See: keys list");
            return 1;
        }));
        return command;
    }

    private KeyStore Store(ParseResult parsed) => new(file(parsed), TimeProvider.System);

    private KeyAudit Audit(ParseResult parsed) => new(audit?.Invoke(parsed), TimeProvider.System);

    private static int Told(Func<int> body)
    {
        try
        {
            return body();
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidDataException or IOException or UnauthorizedAccessException or StoreUnavailableException)
        {
            Console.Error.WriteLine(failure.Message);
            return 1;
        }
    }
}
