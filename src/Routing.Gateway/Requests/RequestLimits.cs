namespace Routing.Gateway;

/// <summary>Bounds on what a request may hold.</summary>
internal static class RequestLimits
{
    public const int MaxDepth = 16;
    public const int MaxItems = 1000;
    public const int MaxText = 256;

    /// <summary>Beyond this a double no longer counts in ones, and sums of priorities lose their order.</summary>
    public const double MaxNumber = 1e9;
    public const int MaxLongText = 16 * 1024;

    /// <summary>Of path and query, as written in the request; what is longer than the line is refused by the listener, without a word.</summary>
    public const int UriCharacters = 8 * 1024;
    public const int LineBytes = 64 * 1024;

    public const int ImportBytes = 16 * 1024 * 1024;
    public const int ImportLines = 20_000;
    public const int PageDefault = 50;
    public const int PageMax = 200;
}
