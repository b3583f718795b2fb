using System.Collections.Immutable;
using System.Text.Json;

namespace Routing.Gateway;

/// <summary>Imports configuration line by line, each as a PUT of its own; a dry run checks and changes nothing.</summary>
internal sealed class Porter<T>(ConfigDesk<T> desk, ICatalog catalog, ActorKind kind, T defaults, GatewayOptions options, Auditor audit, TimeProvider clock) where T : class
{
    private const string DryRun = "dryRun";
    private const string RefusedLine = "refused";
    private static readonly Condition Always = new(ConditionKind.None, [], null);

    private readonly Shape<Named<T>> _line = LineShape(desk.Shape, defaults);

    public Operation ImportOperation(string nouns) => new(
        "POST", $"/v1/{nouns}:import", $"import{Capital(nouns)}",
        $"Imports {nouns} from CSV or JSON lines; every line is reported. With dryRun=true nothing is changed.", Role.Admin, Import)
    {
        Body = typeof(string),
        MediaTypes = [BulkLines.Csv, BulkLines.JsonLines],
        MaxBodyBytes = RequestLimits.ImportBytes,
        IsImport = true,
        Reply = typeof(ImportReport),
        Query = [DryRun],
    };

    public Operation ExportOperation(string nouns) => new(
        "GET", $"/v1/{nouns}:export", $"export{Capital(nouns)}", $"Exports {nouns} as CSV or JSON lines, as :import takes them.", Role.Admin | Role.Supervisor,
        call => Exporter.Run(call, desk, catalog, kind))
    {
        Reply = typeof(string),
        ReplyTypes = [BulkLines.Csv, BulkLines.JsonLines],
        Query = [Exporter.Format],
    };

    private async ValueTask<Reply> Import(Call call)
    {
        var sent = call.Query(DryRun);
        if (sent is not (null or "true" or "false")) return ProblemKinds.InvalidParameter.At(DryRun, "Send true or false.");
        var dry = sent == "true";
        var isCsv = call.Http.Request.ContentType?.StartsWith(BulkLines.Csv, StringComparison.OrdinalIgnoreCase) == true;
        using var like = JsonSerializer.SerializeToDocument(defaults, desk.Type);
        var lines = isCsv ? BulkLines.OfCsv(call.Body, like.RootElement) : BulkLines.OfJson(call.Body);
        var report = ImmutableArray.CreateBuilder<ImportLine>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var taken = new Dictionary<string, T>(StringComparer.Ordinal);
        var began = clock.GetTimestamp();
        foreach (var line in lines)
        {
            if (Ends(report.Count, began) is { } why)
            {
                report.Add(new ImportLine(line.Number, null, RefusedLine, "body", $"{why} This and later lines were not read: send them again."));
                break;
            }
            report.Add(await One(line, dry, seen, taken, call));
        }
        // By all lines: what one names may stand in a later one.
        for (var i = 0; i < report.Count; i++)
        {
            if (report[i] is { Id: { } id, Outcome: not RefusedLine } line) report[i] = line with { Warnings = await desk.Warnings(id, taken[id], taken, call.Ct) };
        }
        return Reply.Of(
            new ImportReport(dry, report.Count, report.Count(l => l.Outcome == "created"), report.Count(l => l.Outcome == "replaced"), report.Count(l => l.Outcome == RefusedLine), report.ToImmutable()),
            ApiJson.Default.ImportReport);
    }

    /// <summary>Why an import stops here; null when it goes on.</summary>
    private string? Ends(int lines, long began)
    {
        if (lines == RequestLimits.ImportLines) return $"At most {RequestLimits.ImportLines} lines are taken at a time.";
        return clock.GetElapsedTime(began) > options.ImportBound ? $"The import took longer than {options.ImportBound.TotalSeconds:0} s." : null;
    }

    private async ValueTask<ImportLine> One(BulkLine line, bool dry, HashSet<string> seen, Dictionary<string, T> taken, Call call)
    {
        if (line.Problem is { } broken) return Refused(line, null, broken);
        var reading = new Reading();
        if (reading.Whole(line.Json, _line) is not { } read) return Refused(line, IdOf(line.Json), reading.Fault!);
        if (!seen.Add(read.Id)) return Refused(line, read.Id, ProblemKinds.DuplicateField.At("id", "This id stands in an earlier line too. Keep one."));
        if (dry)
        {
            var problem = desk.Check(read.Id, read.Value) ?? await desk.CheckAmongOthers(read.Id, read.Value, call.Ct);
            if (problem is not null) return Refused(line, read.Id, problem);
            taken.Add(read.Id, read.Value);
            return new ImportLine(line.Number, read.Id, "valid");
        }
        var (answer, refused) = await audit.Watch(call, desk.Audit, read.Id, Apply, applied => applied.Problem is null);
        if (refused is not null) return Refused(line, read.Id, refused);
        taken.Add(read.Id, read.Value);
        return new ImportLine(line.Number, read.Id, answer!.Outcome == ConfigureOutcome.Created ? "created" : "replaced");

        ValueTask<(ConfigureAnswer? Answer, Problem? Problem)> Apply() => desk.Apply(read.Id, read.Value, Always, call.Ct);
    }

    /// <summary>The id of a line that is refused for something else, so that whoever reads the report finds it; null where there is none.</summary>
    private static string? IdOf(ReadOnlyMemory<byte> line)
    {
        using var json = Json.Parse(line, new Reading());
        return json is { RootElement.ValueKind: JsonValueKind.Object } && json.RootElement.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String && Id.IsValid(id.GetString()!) ? id.GetString() : null;
    }

    private static ImportLine Refused(BulkLine line, string? id, Problem problem) => new(line.Number, id, RefusedLine, problem.Field, problem.Detail);

    /// <summary>The fields of the configuration, and the id.</summary>
    private static Shape<Named<T>> LineShape(Shape<T> shape, T defaults) => new(
        new Named<T>("", defaults),
        [
            new("id", (n, f) => n with { Id = f.Identifier() }, Required: true),
            .. shape.Fields.Select(rule => new FieldRule<Named<T>>(rule.Name, (n, f) => n with { Value = rule.Take(n.Value, f) }, rule.Required)),
        ]);

    private static string Capital(string noun) => char.ToUpperInvariant(noun[0]) + noun[1..];
}

/// <summary>A configuration with its id, as a line of an import holds it.</summary>
internal sealed record Named<T>(string Id, T Value);
