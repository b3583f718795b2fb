namespace Routing.Gateway;

/// <summary>One operation of the API: where it is, who may call it, what it does, and what the description says of it.</summary>
internal sealed record Operation(string Method, string Pattern, string Name, string Summary, Role Roles, Func<Call, ValueTask<Reply>> Handle)
{
    /// <summary>The type of the body, for the description; null for none.</summary>
    public Type? Body { get; init; }
    public bool BodyOptional { get; init; }
    public string[] MediaTypes { get; init; } = Json.MediaTypes;

    /// <summary>Bound of the body where it differs from the configured one.</summary>
    public int? MaxBodyBytes { get; init; }

    /// <summary>Takes its time, within a bound of its own, and much memory: one of them at a time.</summary>
    public bool IsImport { get; init; }

    /// <summary>The type of the answer, for the description; null for none.</summary>
    public Type? Reply { get; init; }
    public int Success { get; init; } = 200;

    /// <summary>The media types of the answer.</summary>
    public string[] ReplyTypes { get; init; } = Json.MediaTypes;

    /// <summary>Query parameters known; any other is refused by name.</summary>
    public string[] Query { get; init; } = [];

    /// <summary>Takes If-Match and If-None-Match.</summary>
    public bool Conditional { get; init; }

    /// <summary>Statuses of problems beyond those every operation has.</summary>
    public int[] Problems { get; init; } = [];

    /// <summary>What it changes, if that is kept in the audit.</summary>
    public AuditOf? Audit { get; init; }

    /// <summary>The handler writes its own answer, within no bound: a stream of events, a word on health. What is only long answers <see cref="Reply.Streamed"/>.</summary>
    public bool Streams { get; init; }

    public string Tag { get; } = Pattern.StartsWith("/v1/", StringComparison.Ordinal) ? Pattern.Split('/', ':')[2] : "operation";

    /// <summary>Length of the longest id in the path.</summary>
    public int MaxIdLength => IsOfOffer ? Id.MaxLength + OfferId.MaxSuffix : Id.MaxLength;

    public bool TakesId(string id) => id.Length <= MaxIdLength && Id.IsValid(IsOfOffer ? OfferId.ContactOf(id) ?? id : id);

    // The id of an offer is its contact's and a number, and so longer than any other.
    private bool IsOfOffer => Tag == "offers";

    public bool ReadsBody => Method is not "GET" and not "DELETE" && !Streams;
}
