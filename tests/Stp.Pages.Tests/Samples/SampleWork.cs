using Stp.Pages.Audit;
using Stp.Pages.Charts;
using Stp.Pages.Exceptions;
using Stp.Pages.Feeds;
using Stp.Pages.Reference;

namespace Stp.Pages.Tests.Samples;

/// <summary>Exceptions, reference data, feeds and the audit trail.</summary>
internal static class SampleWork
{
    private static readonly DateTimeOffset Now = SampleFrames.Now;

    public static ExceptionGroupRow UnmappedGroup { get; } = new(
        "account-unmapped/ice///side:453[452=24].448/accounts/ice/NWE-4471", "account-unmapped",
        "Account (448) \"NWE-4471\" of venue ice is not mapped to an account of ours.", "ice", null, "448", "open", 300, Now.AddHours(-5), Now.AddMinutes(-2),
        new MissingMapping("accounts", "ice", "NWE-4471", ["NWE-4471-B"]), false);

    public static BatchRow Busy { get; } = new("b1", "reprocess", UnmappedGroup.Detail, "Jane Doe", Now.AddMinutes(-1), 300, 180, 118, 1, 1, false, null);

    public static ExceptionsModel Exceptions { get; } = new()
    {
        Status = "open",
        Groups =
        [
            UnmappedGroup,
            UnmappedGroup with { Cause = "instrument-unmapped/cme", Reason = "instrument-unmapped", Detail = "Instrument (55) \"RB\" of venue cme is not mapped.", Venue = "cme", Count = 12, Ready = true },
            UnmappedGroup with { Cause = "checksum-wrong/tt", Reason = "checksum-wrong", Detail = "CheckSum (10) is missing, is not three digits or does not match.", Venue = "tt", Session = "S1", Count = 1, Mapping = null, Ready = null, Oldest = Now.AddDays(-3) },
        ],
        Next = "12,x",
        Batches = [Busy, Busy with { Id = "b0", IsDone = true, Reprocessing = 0, Resolved = 298, Failure = "The reference data could not be read." }],
    };

    public static HeldMessage Held { get; } = new()
    {
        Row = new HeldRow("9f86d081884c7d65", UnmappedGroup.Detail, "ice", "TC1", 1041, Now.AddHours(-5), "open", "Jane Doe", "Asked the desk.", 1),
        Reason = "account-unmapped",
        Cause = UnmappedGroup.Cause,
        RawBytes = 546,
        TradeKey = "ICE-20261120-1041",
        Decoded = SampleTrades.Decoded(hasCause: true),
        Steps = [new HeldStep(Now.AddHours(-4), "Jane Doe", "commented", "Asked the desk."), new HeldStep(Now.AddHours(-3), "Jane Doe", "heldAgain", null)],
        DeadLetters = [new GivenUp("drop-copy", Now.AddHours(-5), 10, "MaxDeliveryCountExceeded")],
    };

    public static ExceptionGroupModel Group { get; } = new()
    {
        Group = UnmappedGroup,
        Sample = Held,
        Messages = [Held.Row, Held.Row with { Id = "a1", SeqNum = null, Owner = null, Comment = null }],
        Next = "x",
        Fields =
        [
            new ReferenceField("account", "Account", null, "One of our accounts; empty for a counterparty or a firm code.", false, ["GAS-UK-01", "OIL-01"]),
            new ReferenceField("ours", "Ours", "true", "true or false", true, ["true", "false"]),
        ],
    };

    public static ReferenceModel Accounts { get; } = new()
    {
        Map = "accounts",
        Venue = "cme",
        Columns = ["account", "ours"],
        Rows =
        [
            new ReferenceRow("accounts", "cme", "NWE-4471", null, new Dictionary<string, string> { ["account"] = "GAS-US-01", ["ours"] = "true" }),
            new ReferenceRow("accounts", "cme", "NWE/4472", new DateOnly(2026, 12, 1), new Dictionary<string, string> { ["ours"] = "false" }),
        ],
        Next = "cme,NWE/4472,",
    };

    public static ReferenceRowModel Row { get; } = new()
    {
        Map = "accounts", Venue = "cme", Code = "NWE-4471", Fields = Group.Fields, ETag = "\"a1b2\"",
    };

    public static ImportModel DryRun { get; } = new()
    {
        Map = "accounts",
        Header = "venue,code,account,ours",
        Content = "venue,code,account,ours\ncme,NWE-4471,OIL-01,true\n",
        Outcome = new ImportOutcome(true, 1, 1, 1, 240,
        [
            new ImportChange("added", "cme", "NWE-1", null, null, new Dictionary<string, string> { ["account"] = "OIL-01" }),
            new ImportChange("changed", "cme", "NWE-4471", null, new Dictionary<string, string> { ["account"] = "GAS-US-01", ["ours"] = "true" }, new Dictionary<string, string> { ["account"] = "OIL-01", ["ours"] = "true" }),
            new ImportChange("removed", "cme", "NWE-9", new DateOnly(2026, 1, 1), new Dictionary<string, string> { ["account"] = "OIL-01" }, null),
        ], true),
    };

    public static FeedRow Gapped { get; } = new(
        "ice", "TC1", new DateOnly(2026, 11, 20), "gap", 1_204, Now.AddMinutes(-4), [new NumberRange(0, 1, 1_043), new NumberRange(0, 1_047, 1_204)],
        [new NumberGap(0, 1_044, 1_046, Now.AddHours(-2), Now.AddHours(-2).AddSeconds(9)), new NumberGap(1, 1, 1, null, Now.AddHours(-1))], 4,
        [new AcceptedNumbers(0, 980, 981, 1, "Jane Doe", Now.AddMinutes(-30), "ICE: these numbers were never used.")],
        [new NumberReset(Now.AddHours(-1), 1)], Now.AddMinutes(-4), 640,
        [.. Enumerable.Range(0, 60).Select(i => new LagMinute(Now.AddMinutes(i - 60), 3 + (i % 7), 300 + (i * 37 % 500), 600 + (i * 91 % 2_200)))]);

    public static FeedsModel Feeds { get; } = new()
    {
        Feeds = [Gapped, Gapped with { Venue = "cme-stp", Session = "S1", State = "ok", Gaps = [], MissingCount = 0, Accepted = [], SilentSince = null, Lag = [], LagMs = null, Resets = [] }, Gapped with { Venue = "tt", Session = "A", State = "silent", LastHeard = null, LastSeqNum = null, Gaps = [], MissingCount = 0 }],
        Selected = Gapped,
        Next = "x",
    };

    public static AuditModel Audit { get; } = new()
    {
        Filter = new AuditQuery("reference/accounts/cme/NWE-4471", null, null, Now.AddDays(-1), Now),
        Entries =
        [
            new AuditRow("1", Now.AddMinutes(-1), "Jane Doe", "reference.put", "reference/accounts/cme/NWE-4471", """{"account":"GAS-US-01","ours":"true"}""", """{"account":"OIL-01","ours":"true"}"""),
            new AuditRow("2", Now.AddMinutes(-9), "Sam Roe", "eod.sign-off", "eod/2026-11-19", null, """{"status":"signed","signatures":[{"by":"Sam Roe"}]}"""),
        ],
        Next = "x",
    };
}
