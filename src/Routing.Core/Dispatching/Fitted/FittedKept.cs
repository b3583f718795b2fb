namespace Routing.Core;

/// <summary>A fit as it is stored with the dispatcher: the rule, and what its classes and pools stand for.</summary>
public sealed record FittedKept(BoardModel Board, FittedRule Rule, DateTimeOffset FittedAt);

/// <summary>What a stored fit must keep to before anybody is routed by it.</summary>
public static class FittedKeptRules
{
    private const double MostWeight = 1e9;
    private const int MostCap = 4096;

    public static bool IsSound(FittedKept kept)
    {
        var (board, rule) = (kept.Board, kept.Rule);
        if (rule.Model is not { Classes.IsDefault: false, Pools.IsDefault: false } model || !MarkovModelRules.Check(model).IsEmpty) return false;
        if (board.Classes.Length != model.Classes.Length || board.Homes.Length != model.Pools.Length) return false;
        var pairs = new Pairs(model).Count;
        if (rule.Form == RuleForm.Starting) return IsSound([rule.Shape.Cost, rule.Shape.Queue, rule.Shape.Fit]);
        return rule.Weights.Length == pairs && rule.Slack.Length == pairs && rule.Caps.Length == model.Classes.Length
            && rule.Caps.All(cap => cap is >= 1 and <= MostCap)
            && IsSound(rule.Slack) && rule.Slack.All(slack => slack >= 0)
            && rule.Weights.Select((weights, pair) => weights.Length == FittedRule.WeightsOf(model, rule.Form, pair) && IsSound(weights)).All(sound => sound);
    }

    private static bool IsSound(IEnumerable<double> values) => values.All(value => double.IsFinite(value) && Math.Abs(value) <= MostWeight);
}
