namespace Routing.Core;

/// <summary>The contacts of a queue by customer. Rows of one customer hang on one another, so that an only one costs no list.</summary>
public sealed class CustomerRows
{
    private readonly Dictionary<string, QueueRow> _first = new(StringComparer.Ordinal);

    public void Add(QueueRow row)
    {
        var customer = row.Contact.Card.CustomerId;
        row.NextOfCustomer = _first.GetValueOrDefault(customer);
        row.NextOfCustomer?.PreviousOfCustomer = row;
        _first[customer] = row;
    }

    public void Remove(QueueRow row)
    {
        // Whoever nobody points to may be the first, or may not be here at all.
        if (row.PreviousOfCustomer is { } previous) previous.NextOfCustomer = row.NextOfCustomer;
        else if (_first.GetValueOrDefault(row.Contact.Card.CustomerId) is var first && !ReferenceEquals(first, row)) return;
        else if (row.NextOfCustomer is { } next) _first[row.Contact.Card.CustomerId] = next;
        else _first.Remove(row.Contact.Card.CustomerId);
        row.NextOfCustomer?.PreviousOfCustomer = row.PreviousOfCustomer;
        (row.PreviousOfCustomer, row.NextOfCustomer) = (null, null);
    }

    /// <summary>Those of a customer, the newest first, read as they are asked for: none may come or go meanwhile.</summary>
    public IEnumerable<QueueRow> Of(string customer)
    {
        for (var row = _first.GetValueOrDefault(customer); row is not null; row = row.NextOfCustomer) yield return row;
    }
}
