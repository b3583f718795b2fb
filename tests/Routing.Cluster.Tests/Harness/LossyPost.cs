namespace Routing.Cluster.Tests;

/// <summary>The silos' post, where a test may lose notices or repeat them.</summary>
internal sealed class LossyPost
{
    /// <summary>How many copies of a notice arrive; null delivers each once.</summary>
    public Func<ActorKey, Notice, int>? Copies { get; set; }

    public INoticePost Over(INoticePost post) => new Copying(this, post);

    private sealed class Copying(LossyPost owner, INoticePost post) : INoticePost
    {
        public void Post(ActorKey to, Notice notice)
        {
            for (var copies = owner.Copies?.Invoke(to, notice) ?? 1; copies > 0; copies--) post.Post(to, notice);
        }
    }
}
