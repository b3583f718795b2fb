namespace Routing.Core.Tests;

public sealed class IntentLearningTests
{
    private static readonly GroupRules Rules = new()
    {
        Intents = [new IntentRoute { Intent = "pets", Examples = ["can I bring my dog to the shop", "is there food for cats", "puedo llevar a mi perro", "¿tienen comida para gatos?"] }],
    };

    [Fact]
    public void A_group_learns_from_its_contacts_and_its_examples_and_keeps_what_it_knew()
    {
        var lessons = Enumerable.Range(0, 8).Select(n => new LabelledText($"table for {n + 2} on the terrace tonight please", "reservation"));
        var knowledge = IntentLearning.Learn(lessons, Rules, Given.Noon);
        var model = IntentModelBytes.Read(knowledge.Model)!;
        Assert.Equal("reservation", model.Classify("a table on the terrace")[0].Intent);
        Assert.Equal("pets", model.Classify("can my dog come to the shop")[0].Intent);
        Assert.Equal("pets", model.Classify("¿puedo ir con mi perro?")[0].Intent);
        Assert.Equal("refund", model.Classify("I want my money back")[0].Intent);
        Assert.Equal(8, knowledge.Report.Contacts);
        Assert.InRange(knowledge.Report.RightShare, 0.7, 1);
        Assert.InRange(knowledge.Model.Length, 1, IntentModelBytes.Most);
    }

    [Fact]
    public void Of_one_intent_only_so_many_are_learned_from()
    {
        var many = Enumerable.Range(0, IntentLearning.MostOfOneIntent + 50).Select(n => new LabelledText($"booking {n}", "reservation"));
        Assert.Equal(IntentLearning.MostOfOneIntent, IntentLearning.Learn(many, new GroupRules(), Given.Noon).Report.Contacts);
    }

    [Theory]
    [InlineData("warranty", IntentSource.Text, "warranty")] // the agent's word
    [InlineData(null, IntentSource.Gateway, "repair")] // the gateway's
    [InlineData(null, IntentSource.Keywords, "repair")]
    [InlineData(null, IntentSource.Text, null)] // its own guess
    [InlineData(null, IntentSource.RecentContacts, null)]
    public void It_does_not_learn_from_its_own_guesses(string? corrected, IntentSource source, string? learned) =>
        Assert.Equal(learned, IntentLearning.Lesson(Ended("it leaks", corrected, source))?.Intent);

    [Fact]
    public void Contacts_without_a_text_or_not_yet_ended_teach_nothing()
    {
        Assert.Null(IntentLearning.Lesson(Ended(null, "repair", IntentSource.Gateway)));
        Assert.Null(IntentLearning.Lesson(Ended("it leaks", "repair", IntentSource.Gateway) with { Closed = null }));
    }

    private static ContactRecord Ended(string? text, string? corrected, IntentSource source) => new()
    {
        Request = new ContactRequest { Id = "c-1", CustomerId = "u-1", Channel = Channel.Chat, Text = text },
        Plan = new Plan
        {
            Queue = "q",
            Group = "default",
            Card = Given.Card(),
            Finding = source == IntentSource.Gateway ? null : new IntentFinding { Intent = "repair", Confidence = 0.7, Source = source },
        },
        CreatedAt = Given.Noon,
        Closed = new ContactSnapshot { ContactId = "c-1", State = ContactState.Closed, Queue = "q", EndedAt = Given.Noon, Completion = new Completion(true, null, null, corrected) },
    };
}
