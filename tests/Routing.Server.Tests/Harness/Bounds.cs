namespace Routing.Server.Tests;

/// <summary>Says what was waited for in vain.</summary>
internal static class Bounds
{
    public static async Task Catch(this Task waiting, Func<string> why)
    {
        try
        {
            await waiting;
        }
        catch (TimeoutException)
        {
            throw new TimeoutException(why());
        }
    }
}
