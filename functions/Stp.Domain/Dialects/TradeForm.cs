namespace Stp.Domain.Dialects;

/// <summary>How one kind of trade report is read.</summary>
internal sealed class TradeForm
{
    public required ActionRule[] Actions { get; init; }

    /// <summary>The first that applies makes the trade key.</summary>
    public required KeyRule[] Identity { get; init; }

    /// <summary>The first that applies makes the reference key; often none does.</summary>
    public required KeyRule[] Reference { get; init; }

    /// <summary>The venue's full id of a new trade where the key holds a shortened one.</summary>
    public required FieldSource OriginId { get; init; }

    /// <summary>What orders the versions of a trade.</summary>
    public required VersionPart VersionMajor { get; init; }

    /// <summary>What orders versions of the same <see cref="VersionMajor"/>.</summary>
    public required VersionPart VersionMinor { get; init; }

    public required FieldSource TransactTime { get; init; }

    public required FieldSource TradeDate { get; init; }

    public required FieldSource ClearingDate { get; init; }

    public required LineForm Line { get; init; }

    public required LineForm Leg { get; init; }
}
