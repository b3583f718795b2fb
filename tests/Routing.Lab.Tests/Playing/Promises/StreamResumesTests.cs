using Routing.Simulation;

namespace Routing.Lab.Tests;

public sealed class StreamResumesTests : PromiseStories
{
    [Fact]
    public void A_stream_that_skips_or_ends_when_resumed_is_a_violation()
    {
        SeenEvent[] story = [Event(0, EventTypes.Queued, "c-1"), Event(1, EventTypes.Queued, "c-2"), Event(2, EventTypes.Queued, "c-3")];
        var (kept, skips, ends) = (new StreamResumes(), new StreamResumes(), new StreamResumes());

        kept.Reread(story, story[1..]);
        skips.Reread(story, story[2..]);
        ends.Reread(story, story[1..2]);

        Kept(kept);
        Broken(skips, "c-2", "of /contact/c-2 was seen next", "of /contact/c-3 came when resumed");
        Broken(ends, "c-3", "of /contact/c-3 was seen next", "nothing more came");
    }
}
