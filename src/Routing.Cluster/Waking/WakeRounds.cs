namespace Routing.Cluster;

/// <summary>The rounds in which all are woken after a silo has left; one thread asks for them while another carries them out.</summary>
internal sealed class WakeRounds
{
    /// <summary>Each in the share of another silo, as a notice may be lost.</summary>
    private const int AfterLoss = 2;
    private int _left = AfterLoss;

    public void Begin() => Volatile.Write(ref _left, AfterLoss);

    /// <summary>Takes a round before it is carried out, so that what is asked for meanwhile is all still to come; 0 when none is left.</summary>
    public int Take()
    {
        int left;
        do left = Volatile.Read(ref _left);
        while (left > 0 && Interlocked.CompareExchange(ref _left, left - 1, left) != left);
        return left;
    }

    /// <summary>Puts a round back that could not be carried out.</summary>
    public void GiveBack(int left) => Interlocked.CompareExchange(ref _left, left, left - 1);
}
