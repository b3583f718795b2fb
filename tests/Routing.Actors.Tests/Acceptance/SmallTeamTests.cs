namespace Routing.Actors.Tests.Acceptance;

/// <summary>Case 27: six agents, three queues, nothing configured but names.</summary>
public class SmallTeamTests
{
    /// <summary>Case 27.</summary>
    [Fact]
    public void SixAgentsThreeQueues_defaultsOnly_aMorningOfContactsIsServed()
    {
        using var center = new Center(seed: 7);
        string[] queues = ["orders", "returns", "complaints"];
        foreach (var queue in queues) center.Queue(queue, _ => new QueueConfig { Name = queue });
        for (var i = 1; i <= 6; i++) center.Agent($"agent-{i}", string.Join(' ', queues.Where((_, q) => q == i % 3 || q == (i + 1) % 3)));
        var random = new Random(7);
        var contacts = new List<string>();
        var accepted = new Dictionary<string, DateTimeOffset>();

        for (var tick = 0; tick < 400; tick++)
        {
            if (tick < 300 && random.NextDouble() < 0.25)
            {
                contacts.Add($"c-{contacts.Count + 1}");
                center.Arrives(contacts[^1], queues[random.Next(3)], (Channel)random.Next(4), $"u-{random.Next(30)}");
            }
            foreach (var contact in contacts)
            {
                if (accepted.TryGetValue(contact, out var at))
                {
                    if (center.Now - at == TimeSpan.FromSeconds(180)) Assert.Equal(ContactCommandOutcome.Done, center.Complete(contact));
                }
                else if (center.State(contact) == ContactState.Offered && center.Accept(contact) == AcceptOutcome.Accepted) accepted[contact] = center.Now;
            }
            center.After(10);
        }

        Assert.InRange(contacts.Count, 50, 120);
        Assert.All(contacts, contact => Assert.Equal(ContactState.Closed, center.State(contact)));
        Assert.Equal(0, center.Repairs);
        Assert.Equal(contacts.Count, queues.Sum(queue => center.QueueNow(queue).Today.Answered));
    }
}
