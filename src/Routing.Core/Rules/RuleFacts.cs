namespace Routing.Core;

/// <summary>What rules look at: a contact as it comes in, its customer, and the state of the queues.</summary>
/// <param name="rules">All of the group's, of which these are some.</param>
/// <param name="intent">As known before any rule.</param>
/// <param name="queue">Where it would go without rules; null where nothing leads to a queue.</param>
/// <param name="waiting">Contacts waiting, by queue.</param>
/// <param name="guessed">The language of the contact's text, where it tells; counts where none is given.</param>
public readonly struct RuleFacts(GroupRules rules, ContactRequest request, CustomerRecord customer, string intent, string? queue, DateTimeOffset now, Func<string, int> waiting, string? guessed = null)
{
    public ContactRequest Request { get; } = request;
    public CustomerRecord Customer { get; } = customer;
    public string Intent { get; } = intent;
    public string? Queue { get; } = queue;
    public DateTimeOffset Now { get; } = now;
    public string Tier { get; } = CustomerTiers.Of(rules, customer.Profile);
    public string? Language => Request.Language ?? Customer.Profile.Language ?? guessed;
    public string? Region => Request.Region ?? Customer.Profile.Region;

    public bool IsRepeat => BasePriority.IsRepeat(rules, Customer, Intent, Now);

    /// <summary>The newest rating, 1–5; null where there is none.</summary>
    public int? LastSatisfaction => BasePriority.LastSatisfaction(Customer);

    public int Waiting(string queue) => waiting(queue);

    /// <summary>The contact's own, or else its customer's; null where neither has it.</summary>
    public string? Attribute(string name) => Request.Attributes.GetValueOrDefault(name) ?? Customer.Profile.Attributes.GetValueOrDefault(name);
}
