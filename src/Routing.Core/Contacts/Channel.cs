namespace Routing.Core;

/// <summary>The medium a contact arrives on; capacity is counted per channel.</summary>
public enum Channel
{
    Voice,
    Chat,
    Email,
    Ticket,
    Callback,
}
