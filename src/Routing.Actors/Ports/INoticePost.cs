namespace Routing.Actors;

/// <summary>
/// Sends one-way notices. They may be lost, late or repeated, so each carries a version or an id by which its receiver
/// knows it; nothing is awaited.
/// </summary>
public interface INoticePost
{
    void Post(ActorKey to, Notice notice);
}
