namespace Routing.Embedded;

/// <summary>A call that somebody awaits, for a simulation in which whoever was called may be lost.</summary>
public interface IOpenCall
{
    bool IsAnswered { get; }

    /// <summary>Fails the call, unless it is answered; nobody may answer it any more.</summary>
    void Break(Exception reason);
}
