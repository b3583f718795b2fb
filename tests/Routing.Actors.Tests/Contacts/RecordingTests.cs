namespace Routing.Actors.Tests;

/// <summary>Where a contact is recorded is told at any time, and is known after a restart.</summary>
public sealed class ContactRecordingTests
{
    [Fact]
    public void ToldBeforeAndAfterTheEnd_itIsKnownOverARestart_andErasedWithTheContact()
    {
        using var center = new Center();
        center.Queue("q").Agent("a", "q");
        center.Handles("a", "c-1", "q", with: request => request with { Recording = new Recording("r-1", null) });
        Assert.Equal("r-1", center.View("c-1").RecordingUrl);
        center.Restart();
        Assert.Equal(ContactCommandOutcome.Done, center.Do(() => center.Actors.Contact("c-1").Refer(new RecordingChange(null, "t-1"))));
        Assert.Equal(ContactCommandOutcome.Repeated, center.Do(() => center.Actors.Contact("c-1").Refer(new RecordingChange("r-1", null))));
        center.Complete("c-1");
        Assert.Equal(ContactState.Closed, center.State("c-1"));
        center.Restart();
        Assert.Equal(ContactCommandOutcome.Done, center.Do(() => center.Actors.Contact("c-1").Refer(new RecordingChange("r-2", null))));
        center.Restart();
        Assert.Equal((ContactState.Closed, new Recording("r-2", "t-1")), (center.State("c-1"), center.Contact("c-1").Record.Recording));
        Assert.Equal(3, center.Events("c-1").Count(told => told.Type == "contact.recorded"));

        Assert.Equal(ContactCommandOutcome.Done, center.Do(() => center.Actors.Contact("c-1").Erase()));
        center.Restart();
        Assert.Null(center.Contact("c-1").Record.Recording);
    }
}
