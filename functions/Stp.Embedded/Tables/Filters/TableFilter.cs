namespace Stp.Embedded.Tables.Filters;

/// <summary>A condition on the properties of an entity.</summary>
internal abstract record TableFilter
{
    /// <summary>The one partition that can satisfy it, or null where it may be any.</summary>
    public virtual string? Partition => null;

    public abstract bool Matches(Func<string, object?> property);
}

/// <summary>Everything.</summary>
internal sealed record AnyFilter : TableFilter
{
    public override bool Matches(Func<string, object?> property) => true;
}

/// <summary>Both.</summary>
internal sealed record AndFilter(TableFilter Left, TableFilter Right) : TableFilter
{
    public override string? Partition => Left.Partition ?? Right.Partition;

    public override bool Matches(Func<string, object?> property) => Left.Matches(property) && Right.Matches(property);
}

/// <summary>At least one.</summary>
internal sealed record OrFilter(TableFilter Left, TableFilter Right) : TableFilter
{
    public override bool Matches(Func<string, object?> property) => Left.Matches(property) || Right.Matches(property);
}

/// <summary>Not that.</summary>
internal sealed record NotFilter(TableFilter Inner) : TableFilter
{
    public override bool Matches(Func<string, object?> property) => !Inner.Matches(property);
}
