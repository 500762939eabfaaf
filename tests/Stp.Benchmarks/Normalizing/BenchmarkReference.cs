using Stp.Domain.Reference;

namespace Stp.Benchmarks.Normalizing;

/// <summary>Reference data of a firm of middling size, with the codes of the benchmark's messages in it.</summary>
internal static class BenchmarkReference
{
    private const int OtherCodes = 500;

    public static ReferenceSnapshot Snapshot { get; } = ReferenceSnapshot.Build(Entries()).Snapshot;

    private static IEnumerable<ReferenceEntry> Entries()
    {
        foreach (var venue in new[] { "cme", "ice", "fix44" })
        {
            yield return Row(ReferenceMap.Instruments, venue, "BRN", "instrument", "IFEU:BRN");
            yield return Row(ReferenceMap.Instruments, venue, "NG", "instrument", "XNYM:NG");
            foreach (var code in new[] { "ACME-ENERGY-01", "COMPANY001", "COMPANY002" })
            {
                yield return Row(ReferenceMap.Accounts, venue, code, "account", $"BOOK-{code}");

                // The variants of a message end differently.
                foreach (var ending in Enumerable.Range(0, 100))
                {
                    for (var cut = 0; cut <= 2; cut++)
                    {
                        yield return Row(ReferenceMap.Accounts, venue, $"{code[..^cut]}{ending}", "account", $"BOOK-{code}");
                    }
                }

                yield return Row(ReferenceMap.Accounts, venue, code[..^1], "account", $"BOOK-{code}");
                yield return Row(ReferenceMap.Accounts, venue, code[..^2], "account", $"BOOK-{code}");
            }

            for (var i = 0; i < OtherCodes; i++)
            {
                yield return Row(ReferenceMap.Accounts, venue, $"OTHER-{i:D4}", "account", $"BOOK-{i:D4}");
                yield return Row(ReferenceMap.Instruments, venue, $"P{i:D4}", "instrument", $"XNYM:P{i:D4}");
            }
        }

        yield return Contract("IFEU", "BRN", "1000", "bbl");
        yield return Contract("XNYM", "NG", "10000", "MMBtu");
    }

    private static ReferenceEntry Row(ReferenceMap map, string venue, string code, string column, string value) =>
        new(map, venue, code, new Dictionary<string, string> { [column] = value });

    private static ReferenceEntry Contract(string mic, string product, string lotSize, string unit) =>
        new(ReferenceMap.Contracts, mic, product, new Dictionary<string, string> { ["lotSize"] = lotSize, ["unit"] = unit, ["currency"] = "USD" });
}
