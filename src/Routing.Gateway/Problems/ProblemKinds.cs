namespace Routing.Gateway;

/// <summary>Every kind of problem the API answers with; the names are a contract and never change.</summary>
public static class ProblemKinds
{
    public static readonly ProblemKind MalformedJson = new("malformed-json", 400, "The body is not valid JSON");
    public static readonly ProblemKind TooDeep = new("too-deep", 400, "The body is nested too deeply");
    public static readonly ProblemKind UnknownField = new("unknown-field", 400, "The body has a field that is not known");
    public static readonly ProblemKind DuplicateField = new("duplicate-field", 400, "The body has a field twice");
    public static readonly ProblemKind MissingField = new("missing-field", 400, "A required field is missing");
    public static readonly ProblemKind WrongType = new("wrong-type", 400, "A field is of the wrong type");
    public static readonly ProblemKind InvalidValue = new("invalid-value", 400, "A field has a value that is not allowed");
    public static readonly ProblemKind InvalidId = new("invalid-id", 400, "The id is not valid");
    public static readonly ProblemKind InvalidParameter = new("invalid-parameter", 400, "A query parameter or header is not valid");
    public static readonly ProblemKind InvalidCursor = new("invalid-cursor", 400, "The cursor is not one of ours");
    public static readonly ProblemKind BadRequest = new("bad-request", 400, "The request is not valid HTTP");
    public static readonly ProblemKind Unauthorized = new("unauthorized", 401, "A valid key is needed");
    public static readonly ProblemKind Forbidden = new("forbidden", 403, "It is not for this caller to do");
    public static readonly ProblemKind NotFound = new("not-found", 404, "There is no such thing");
    public static readonly ProblemKind MethodNotAllowed = new("method-not-allowed", 405, "The method is not allowed here");
    public static readonly ProblemKind WrongState = new("wrong-state", 409, "The state now does not allow this");
    public static readonly ProblemKind InUse = new("in-use", 409, "It is in use");
    public static readonly ProblemKind OtherCustomer = new("other-customer", 409, "The id belongs to another customer");
    public static readonly ProblemKind AddressTaken = new("address-taken", 409, "The address belongs to another customer");
    public static readonly ProblemKind RequestInFlight = new("request-in-flight", 409, "The same request is being answered");
    public static readonly ProblemKind Gone = new("gone", 410, "It has expired or was withdrawn");
    public static readonly ProblemKind VersionConflict = new("version-conflict", 412, "It was changed in the meantime");
    public static readonly ProblemKind TooLarge = new("too-large", 413, "The body is too large");
    public static readonly ProblemKind UriTooLong = new("uri-too-long", 414, "The address is too long");
    public static readonly ProblemKind WrongMediaType = new("wrong-media-type", 415, "The body is of a kind not taken here");
    public static readonly ProblemKind RuleBroken = new("rule-broken", 422, "It breaks a rule of the configuration");
    public static readonly ProblemKind KeyReused = new("idempotency-key-reused", 422, "The Idempotency-Key was used for another request");
    public static readonly ProblemKind TooManyRequests = new("too-many-requests", 429, "Too many requests");
    public static readonly ProblemKind Internal = new("internal", 500, "Something went wrong on our side");
    public static readonly ProblemKind NotImplemented = new("not-implemented", 501, "Not there yet");
    public static readonly ProblemKind Unavailable = new("unavailable", 503, "It cannot be taken right now");

    public static readonly IReadOnlyList<ProblemKind> All =
    [
        MalformedJson, TooDeep, UnknownField, DuplicateField, MissingField, WrongType, InvalidValue, InvalidId, InvalidParameter, InvalidCursor, BadRequest,
        Unauthorized, Forbidden, NotFound, MethodNotAllowed, WrongState, InUse, OtherCustomer, AddressTaken, RequestInFlight, Gone, VersionConflict,
        TooLarge, UriTooLong, WrongMediaType, RuleBroken, KeyReused, TooManyRequests, Internal, NotImplemented, Unavailable,
    ];
}
