using Stp.Domain.Reference;

namespace Stp.Domain.Tests.EndOfDay.Marks;

internal static class MarkReference
{
    public static readonly ReferenceSnapshot Snapshot = ReferenceSnapshot.Build(
    [
        Contract("XNYM", "CL", ("lotSize", "1000"), ("unit", "bbl"), ("currency", "USD")),
        Contract("IFEU", "BRN", ("lotSize", "1000"), ("unit", "bbl"), ("currency", "USD"), ("priceMultiplier", "0.01")),
        Contract("IFEU", "PREM", ("lotSize", "1000"), ("unit", "bbl"), ("currency", "USD"), ("marking", "premium")),
        Contract("XPOW", "DEB", ("lotSize", "1"), ("unit", "MWh"), ("currency", "EUR"), ("lotSizeByContract", "2027-01=744")),
    ]).Snapshot;

    private static ReferenceEntry Contract(string mic, string product, params (string Column, string Value)[] values) =>
        new(ReferenceMap.Contracts, mic, product, values.ToDictionary(value => value.Column, value => value.Value));
}
