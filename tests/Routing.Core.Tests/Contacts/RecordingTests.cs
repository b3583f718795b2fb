namespace Routing.Core.Tests.Contacts;

/// <summary>Where a contact's recording and transcript are kept: told at any time, changed one at a time, and gone with the customer.</summary>
public class RecordingTests
{
    private static readonly ContactRequest Request = new() { Id = "c-1", CustomerId = "u-1", Channel = Channel.Voice };

    private static ContactRecord? Begun(Recording? recording = null) =>
        ContactDecider.Begin(null, Request with { Recording = recording }, new Plan { Queue = "q", Group = Defaults.Group, Card = Given.Card() }, Given.Noon).State;

    private static ContactRecord? Ended() => ContactDecider.Close(Begun(), new ContactSnapshot { ContactId = "c-1", State = ContactState.Closed, Queue = "q", EndedAt = Given.Noon }).State;

    [Theory]
    [InlineData("https://recordings.example/c-1.wav?sig=a%20b", true)]
    [InlineData("HTTPS://recordings.example/c-1", true)]
    [InlineData("urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66", true)]
    [InlineData("/recordings/2026/c-1.wav", true)]
    [InlineData("2026/c-1.wav", true)]
    [InlineData("r~81723", true)]
    [InlineData("录音/1", true)]
    [InlineData("2026/at:noon", true)]
    [InlineData("", false)]
    [InlineData("http://recordings.example/c-1", false)]
    [InlineData("https://user:secret@recordings.example/c-1", false)]
    [InlineData("https:", false)]
    [InlineData("urn:", false)]
    [InlineData("//elsewhere.example/c-1", false)]
    [InlineData("\\\\elsewhere\\c-1", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("JaVaScRiPt:alert(1)", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("a b", false)]
    [InlineData("a\nb", false)]
    public void AReference_isNeverOneThatABrowserWouldRun(string reference, bool isOne) => Assert.Equal(isOne, References.Is(reference));

    [Fact]
    public void AReference_isBounded()
    {
        Assert.True(References.Is(new string('x', Limits.UrlLength)));
        Assert.False(References.Is(new string('x', Limits.UrlLength + 1)));
        Assert.Equal(["recordingUrl", "transcriptUrl"], new RecordingChange("a b", "http://x").Check().Select(fault => fault.Field));
        Assert.Empty(new RecordingChange("", null).Check());
        Assert.Equal("transcriptUrl", Assert.Single(ContactRequestRules.Check(Request with { Recording = new("r", "data:x") })).Field);
    }

    [Fact]
    public void AContact_recordedAsItCame_saysSo_andItsRequestDoesNot()
    {
        var turn = ContactDecider.Begin(null, Request with { Recording = new("r-1", null) }, new Plan { Queue = "q", Group = Defaults.Group, Card = Given.Card() }, Given.Noon);

        Assert.Equal(new ContactRecorded("c-1", "q", null, true, false), turn.Events[^1]);
        Assert.Equal((new Recording("r-1", null), null), (turn.State.Recording, turn.State.Request.Recording));
    }

    [Theory]
    [InlineData("r-1", null, "r-1", null, ContactCommandOutcome.Done)]
    [InlineData(null, "t-1", "r-0", "t-1", ContactCommandOutcome.Done)]
    [InlineData("", null, null, null, ContactCommandOutcome.Done)]
    [InlineData("r-0", null, "r-0", null, ContactCommandOutcome.Repeated)]
    [InlineData(null, "", "r-0", null, ContactCommandOutcome.Repeated)]
    public void OneIsChanged_andTheOtherStays(string? recording, string? transcript, string? thenRecording, string? thenTranscript, ContactCommandOutcome outcome)
    {
        var turn = ContactRecordings.Refer(Begun(new("r-0", null)), new RecordingChange(recording, transcript));

        Assert.Equal((outcome, outcome == ContactCommandOutcome.Done ? 1 : 0), (turn.Outcome, turn.Events.Length));
        Assert.Equal((thenRecording, thenTranscript), (turn.State!.Recording?.RecordingUrl, turn.State.Recording?.TranscriptUrl));
    }

    [Fact]
    public void ItIsToldAfterTheEnd_butNotOfNobody()
    {
        var told = ContactRecordings.Refer(Ended(), new RecordingChange("r-1", "t-1"));
        Assert.Equal(ContactCommandOutcome.Done, told.Outcome);

        var erased = ContactErasure.Erase(told.State).State;
        Assert.Null(erased!.Recording);
        Assert.Equal(ContactCommandOutcome.WrongState, ContactRecordings.Refer(erased, new RecordingChange("r-1", null)).Outcome);
        Assert.Equal(ContactCommandOutcome.NotHere, ContactRecordings.Refer(null, new RecordingChange("r-1", null)).Outcome);
    }
}
