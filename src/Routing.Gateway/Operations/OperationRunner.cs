using Microsoft.AspNetCore.Http;

namespace Routing.Gateway;

/// <summary>Runs an operation: admit, limit, read, do, answer, measure. Every request of the API goes through here.</summary>
internal sealed class OperationRunner(
    Gate gate, CallerLimits limits, IdempotentCalls repeats, Auditor audit, RequestMeter meter, GatewayOptions options, TimeProvider clock, Failures failures)
{
    public async Task Run(HttpContext http, Operation operation)
    {
        var began = clock.GetTimestamp();
        Reply answer;
        try
        {
            answer = await Decide(http, operation);
            if (answer is Reply.Streamed streamed) await streamed.Write();
            else if (!ReferenceEquals(answer, Call.Written)) await ReplyWriter.Write(http, answer);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception failure)
        {
            answer = failures.ToProblem(failure, operation.Name, ContactOfCall.Noted(http));
            if (http.Response.HasStarted) http.Abort();
            else await ReplyWriter.Write(http, answer);
        }
        meter.Answered(operation, answer.Status, clock.GetElapsedTime(began));
    }

    private async ValueTask<Reply> Decide(HttpContext http, Operation operation)
    {
        var caller = Gate.Anybody;
        if (operation.Roles != Role.None)
        {
            if (gate.Admit(http, operation.Roles, out caller) is { } notAdmitted)
                return notAdmitted.Kind == ProblemKinds.Unauthorized ? limits.Unknown(http.Connection.RemoteIpAddress) ?? notAdmitted : notAdmitted;
            if (limits.Request(caller) is { } tooMany) return tooMany;
        }
        if (UnknownQuery(http.Request, operation) is { } unknown) return unknown;
        var call = new Call(http, operation, caller);
        if (call.Id.Length > 0 && !operation.TakesId(call.Id)) return ProblemKinds.InvalidId.At("id", Id.Rule);
        try
        {
            return await Bounded(call);
        }
        // While the body is still at hand; only where something fails, as most requests do not.
        catch (Exception) when (ContactOfCall.Note(call))
        {
            throw;
        }
    }

    private async ValueTask<Reply> Bounded(Call call)
    {
        if (!call.Operation.IsImport) return await Answer(call);
        // Before the body is read: it is the bodies that take the memory.
        using var place = limits.Import(out var full);
        return place is null ? full! : await Answer(call);
    }

    private async ValueTask<Reply> Answer(Call call)
    {
        var operation = call.Operation;
        if (operation.ReadsBody)
        {
            var (body, problem) = await BodyReader.Read(call.Http.Request, operation.MaxBodyBytes ?? options.MaxBodyBytes, operation.MediaTypes);
            if (problem is not null) return problem;
            call.Body = body;
            // A field that does nothing must not pass as if it did.
            if (operation.Body is null && !body.IsEmpty && call.Read(ActionShape.Nothing, out var nothing) is null) return WithLine(nothing!, call);
            if (operation.Method == "POST" && call.Http.Request.Headers.ContainsKey(IdempotentCalls.Header)) return WithLine(await repeats.Run(call, Handle), call);
        }
        return operation.Streams ? await operation.Handle(call) : WithLine(await Handle(call), call);
    }

    private ValueTask<Reply> Handle(Call call)
    {
        var answer = call.Operation.Audit is { } kept ? audit.Watch(call, kept, call.Operation.Handle) : call.Operation.Handle(call);
        // Half an import that nobody hears of helps nobody: it keeps to a bound of its own, and reports.
        if (call.Operation.IsImport) return answer;
        // Actors bound their calls themselves; this bounds the sum of them. What is left running is harmless to repeat.
        return answer.IsCompleted ? answer : new ValueTask<Reply>(answer.AsTask().WaitAsync(options.AnswerBound, clock));
    }

    // Bodies that are of one line, as programs send them, need no number.
    private static Reply WithLine(Reply reply, Call call)
    {
        if (reply is Problem { Field: { } field, Line: null } problem && !call.Operation.IsImport && call.Body.Span.Contains((byte)'\n')) problem.Line = JsonLines.Of(call.Body.Span, field);
        return reply;
    }

    private static Problem? UnknownQuery(HttpRequest request, Operation operation)
    {
        if (!request.QueryString.HasValue) return null;
        foreach (var (name, values) in request.Query)
        {
            if (!operation.Query.Contains(name))
            {
                var mend = operation.Query.Length == 0 ? "No parameter is taken here." : $"Use one of: {string.Join(", ", operation.Query)}.";
                return ProblemKinds.InvalidParameter.At(Refusals.Shorten(name), mend);
            }
            if (values.Count > 1) return ProblemKinds.InvalidParameter.At(name, "Give it once.");
            // All, or those without? Some would take it for one and some for the other. Without a cursor the stream begins now; lists refuse an empty one themselves.
            if (string.IsNullOrEmpty(values[0]) && name != Paging.Cursor) return ProblemKinds.InvalidParameter.At(name, "Give it a value, or leave it out.");
            // No text of ours has one, and not every database could even be asked for it.
            if (values[0]?.Contains('\0') == true) return ProblemKinds.InvalidParameter.At(name, "Remove the zero character.");
        }
        return null;
    }
}
