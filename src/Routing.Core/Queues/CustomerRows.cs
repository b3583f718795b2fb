namespace Routing.Core;

/// <summary>The contacts of a queue by customer. Rows of one customer hang on one another, so that an only one costs no list.</summary>
public sealed class CustomerRows
{
    private readonly Dictionary<string, QueueRow> _first = new(StringComparer.Ordinal);

    public void Add(QueueRow row)
    {
        var customer = row.Contact.Card.CustomerId;
        row.NextOfCustomer = _first.GetValueOrDefault(customer);
        _first[customer] = row;
    }

    public void Remove(QueueRow row)
    {
        var customer = row.Contact.Card.CustomerId;
        if (!_first.TryGetValue(customer, out var at)) return;
        if (ReferenceEquals(at, row))
        {
            if (row.NextOfCustomer is { } next) _first[customer] = next;
            else _first.Remove(customer);
        }
        else
        {
            while (at is not null && !ReferenceEquals(at.NextOfCustomer, row)) at = at.NextOfCustomer;
            if (at is not null) at.NextOfCustomer = row.NextOfCustomer;
        }
        row.NextOfCustomer = null;
    }

    /// <summary>Those of a customer, the newest first.</summary>
    public IReadOnlyList<QueueRow> Of(string customer)
    {
        if (!_first.TryGetValue(customer, out var row)) return [];
        var rows = new List<QueueRow>();
        for (var at = row; at is not null; at = at.NextOfCustomer) rows.Add(at);
        return rows;
    }
}
