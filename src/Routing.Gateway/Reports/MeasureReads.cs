using System.Collections.Immutable;

namespace Routing.Gateway;

/// <summary>Tells what is measured, and how.</summary>
internal sealed class MeasureReads(TargetReads aims)
{
    public static void Map(OperationMap map, MeasureReads reads) => map.Add(
        new Operation("GET", "/v1/measures", "listMeasures", "Lists every measure: definition, formula, unit, target.", Roles.Any, reads.List)
        { Reply = typeof(Page<MeasureView>), Query = Paging.Parameters });

    private async ValueTask<Reply> List(Call call)
    {
        if (Paging.Read(call, out var paging) is { } problem) return problem;
        var targets = await aims.Now(call.Ct);
        return Reply.Of(paging.Of(Measures.All.Select(measure => ViewOf(measure, targets)), m => m.Name), ApiJson.Default.MeasurePage);
    }

    private static MeasureView ViewOf(Measure measure, MeasureTargets targets) => new()
    {
        Name = measure.Name,
        Side = measure.Side,
        Unit = measure.Unit,
        Better = measure.Better,
        Title = ByLanguage(measure.Title, measure.ChineseTitle),
        Definition = ByLanguage(measure.Definition, measure.ChineseDefinition),
        Formula = measure.Formula,
        FormulaVersion = measure.Version,
        By = [.. measure.By],
        Target = targets.Of(measure),
    };

    private static ImmutableSortedDictionary<string, string> ByLanguage(string english, string chinese) => ImmutableSortedDictionary<string, string>.Empty.Add("en", english).Add("zh", chinese);
}
