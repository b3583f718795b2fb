namespace Routing.Actors;

/// <summary>One honest sentence about the wait, in the customer's language: Chinese, or else English.</summary>
public static class WaitMessages
{
    private const int RoundToSeconds = 60;

    /// <param name="dueAt">When it opens, or calls back, by the clocks of whoever is told.</param>
    /// <param name="isAnybodyThere">Where there is no estimate: agents are, and yet nobody can say when one takes it.</param>
    public static string? For(ContactState state, int? position, WaitView? wait, string? language, bool isCallback = false, DateTimeOffset? dueAt = null, bool isAnybodyThere = false)
    {
        var chinese = language is not null && language.StartsWith("zh", StringComparison.OrdinalIgnoreCase);
        return state switch
        {
            ContactState.Offered => chinese ? "正在为您接通客服。" : "An agent is being connected.",
            ContactState.Queued when isCallback => chinese ? "您可以挂机,我们会按您的排位回电。" : "You may hang up: we call you back when it is your turn.",
            ContactState.CallbackScheduled when dueAt is { } due => chinese ? $"您可以挂机,我们会在 {WaitMessageChoice.Moment(due)} 回电。" : $"You may hang up: we call you at {WaitMessageChoice.Moment(due)}.",
            ContactState.Queued when dueAt is { } opens => chinese ? $"我们将于 {WaitMessageChoice.Moment(opens)} 开始服务,您的位置会保留。" : $"We open at {WaitMessageChoice.Moment(opens)}; you keep your place.",
            ContactState.Queued when position is { } place => chinese ? Chinese(place, wait, isAnybodyThere) : English(place, wait, isAnybodyThere),
            _ => null,
        };
    }

    private static string English(int place, WaitView? wait, bool isAnybodyThere)
    {
        var before = place == 1 ? "You are next" : $"You are number {place}";
        if (wait is null) return isAnybodyThere ? $"{before}. We cannot say yet how long it will take; you keep your place." : $"{before}. No agent is there right now, so we cannot say how long it will take; you keep your place.";
        if (wait.High < RoundToSeconds) return $"{before}; the wait is less than a minute.";
        return $"{before}; the wait is about {Minutes(wait.Seconds)} min ({Minutes(wait.Low)} to {Minutes(wait.High)}).";
    }

    private static string Chinese(int place, WaitView? wait, bool isAnybodyThere)
    {
        var before = place == 1 ? "下一位就是您" : $"您排在第 {place} 位";
        if (wait is null) return isAnybodyThere ? $"{before}。暂时无法估计等待时间,您的位置会保留。" : $"{before}。目前没有客服在线,暂时无法估计等待时间,您的位置会保留。";
        if (wait.High < RoundToSeconds) return $"{before},预计不到一分钟。";
        return $"{before},预计等待约 {Minutes(wait.Seconds)} 分钟({Minutes(wait.Low)} 至 {Minutes(wait.High)} 分钟)。";
    }

    private static int Minutes(int seconds) => Math.Max(1, (seconds + RoundToSeconds - 1) / RoundToSeconds);
}
