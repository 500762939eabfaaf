namespace Stp.Embedded.Tables.Filters;

/// <summary>How a property is compared.</summary>
internal enum Comparer
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>
/// A property against a literal. An entity without the property, or with one of another type, does not satisfy it, whatever the comparer.
/// </summary>
internal sealed record Comparison(string Property, Comparer Comparer, object Literal) : TableFilter
{
    public override string? Partition => Property == "PartitionKey" && Comparer == Comparer.Equal ? Literal as string : null;

    public override bool Matches(Func<string, object?> property) => Order(property(Property), Literal) is { } order && Comparer switch
    {
        Comparer.Equal => order == 0,
        Comparer.NotEqual => order != 0,
        Comparer.Less => order < 0,
        Comparer.LessOrEqual => order <= 0,
        Comparer.Greater => order > 0,
        _ => order >= 0,
    };

    private static int? Order(object? value, object literal) => (value, literal) switch
    {
        (string left, string right) => string.CompareOrdinal(left, right),
        (bool left, bool right) => left.CompareTo(right),
        (DateTimeOffset left, DateTimeOffset right) => left.CompareTo(right),
        (Guid left, Guid right) => left.CompareTo(right),
        (int or long, int or long) => Convert.ToInt64(value).CompareTo(Convert.ToInt64(literal)),
        (int or long or double, int or long or double) => Convert.ToDouble(value).CompareTo(Convert.ToDouble(literal)),
        _ => null,
    };
}
