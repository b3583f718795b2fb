namespace Routing.Actors;

/// <summary>What became of a gateway's call about a contact: refused, or the contact as it stands after it.</summary>
/// <param name="IsRepeat">It was done before, and nothing changed.</param>
public readonly record struct ContactResult(Located At, Refusal? Refusal = null, bool IsRepeat = false)
{
    public static implicit operator ContactResult(Refusal refusal) => new(default, refusal);

    public static implicit operator ContactResult(Located at) => new(at);
}
