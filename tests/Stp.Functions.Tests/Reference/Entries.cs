using Stp.Domain.Reference;

namespace Stp.Functions.Tests.Reference;

internal static class Entries
{
    public static ReferenceEntry Account(string code, string account = "HOUSE1", string venue = "cme") =>
        new(ReferenceMap.Accounts, venue, code, new Dictionary<string, string> { ["account"] = account });

    public static ReferenceEntry Contract(string product = "CL", string mic = "XNYM", string lotSize = "1000") =>
        new(ReferenceMap.Contracts, mic, product, new Dictionary<string, string> { ["lotSize"] = lotSize, ["unit"] = "bbl", ["currency"] = "USD" });
}
