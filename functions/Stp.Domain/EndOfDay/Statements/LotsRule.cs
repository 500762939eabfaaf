namespace Stp.Domain.EndOfDay.Statements;

/// <summary>Where the lots of a line stand, and what tells long from short.</summary>
internal abstract record LotsRule
{
    /// <summary>The columns that are read.</summary>
    public abstract IEnumerable<string> Columns { get; }

    /// <summary>One column, short below zero.</summary>
    public sealed record Signed(string Column) : LotsRule
    {
        public override IEnumerable<string> Columns => [Column];
    }

    /// <summary>A column each; an empty one is 0.</summary>
    public sealed record LongShort(string Long, string Short) : LotsRule
    {
        public override IEnumerable<string> Columns => [Long, Short];
    }

    /// <summary>One column of lots and one that tells the side.</summary>
    public sealed record Sided(string Column, string Side, IReadOnlySet<string> Buys, IReadOnlySet<string> Sells) : LotsRule
    {
        public override IEnumerable<string> Columns => [Column, Side];
    }
}
