namespace Routing.Actors;

/// <summary>One honest sentence about the wait, in the customer's language: Chinese, or else English.</summary>
public static class WaitMessages
{
    private const int RoundToSeconds = 60;

    public static string? For(LiveContact contact, WaitView? wait, string? language) => For(contact.State, contact.Position, wait, language, contact.Card.Callback is not null, contact.DueAt);

    public static string? For(ContactState state, int? position, WaitView? wait, string? language, bool isCallback = false, DateTimeOffset? dueAt = null)
    {
        var chinese = language is not null && language.StartsWith("zh", StringComparison.OrdinalIgnoreCase);
        return state switch
        {
            ContactState.Offered => chinese ? "正在为您接通客服。" : "An agent is being connected.",
            ContactState.Queued when isCallback => chinese ? "您可以挂机,我们会按您的排位回电。" : "You may hang up: we call you back when it is your turn.",
            ContactState.CallbackScheduled when dueAt is { } due => chinese ? $"您可以挂机,我们会在 {due.UtcDateTime:yyyy-MM-dd HH:mm} (UTC) 回电。" : $"You may hang up: we call you at {due.UtcDateTime:yyyy-MM-dd HH:mm} UTC.",
            ContactState.Queued when dueAt is { } opens => chinese ? $"我们将于 {opens.UtcDateTime:yyyy-MM-dd HH:mm} (UTC) 开始服务,您的位置会保留。" : $"We open at {opens.UtcDateTime:yyyy-MM-dd HH:mm} UTC; you keep your place.",
            ContactState.Queued when position is { } place => chinese ? Chinese(place, wait) : English(place, wait),
            _ => null,
        };
    }

    private static string English(int place, WaitView? wait)
    {
        var before = place == 1 ? "You are next" : $"You are number {place}";
        if (wait is null) return $"{before}. No agent is there right now, so we cannot say how long it will take; you keep your place.";
        if (wait.High < RoundToSeconds) return $"{before}; the wait is less than a minute.";
        return $"{before}; the wait is about {Minutes(wait.Seconds)} min ({Minutes(wait.Low)} to {Minutes(wait.High)}).";
    }

    private static string Chinese(int place, WaitView? wait)
    {
        var before = place == 1 ? "下一位就是您" : $"您排在第 {place} 位";
        if (wait is null) return $"{before}。目前没有客服在线,暂时无法估计等待时间,您的位置会保留。";
        if (wait.High < RoundToSeconds) return $"{before},预计不到一分钟。";
        return $"{before},预计等待约 {Minutes(wait.Seconds)} 分钟({Minutes(wait.Low)} 至 {Minutes(wait.High)} 分钟)。";
    }

    private static int Minutes(int seconds) => Math.Max(1, (seconds + RoundToSeconds - 1) / RoundToSeconds);
}
