using FsCheck;
using FsCheck.Fluent;
using Stp.Domain.Dialects;
using Stp.Domain.Holding;
using Stp.Domain.Normalizing;
using Stp.Domain.Reference;
using Stp.Domain.Tests.Conformance;

namespace Stp.Domain.Tests.Holding;

public sealed class HoldCauseTests
{
    private static readonly Dictionary<string, string> Specification = new() { ["lotSize"] = "1000", ["unit"] = "bbl", ["currency"] = "USD" };

    [Theory]
    [InlineData("1=OTHER|55=CL", "1=OTHER|55=CL", true)]
    [InlineData("1=OTHER|55=CL", "1=OTHERS|55=CL", false)]
    [InlineData("1=ACC|55=NEW", "1=ACC|55=NEW", true)]
    [InlineData("1=ACC|55=NEW", "1=OTHER|55=NEW", true)]
    [InlineData("1=ACC|55=NEW", "1=ACC|55=NEWER", false)]
    [InlineData("1=ACC|55=NG", "1=ACC|55=NG", true)]
    public void MessagesOfOneMissingMapping_HaveOneCause_WhateverElseTheySay(string first, string second, bool isSame) =>
        Assert.Equal(isSame, CauseOf("A", 1, first).ToString() == CauseOf("B", 2, second).ToString());

    [Fact]
    public void AMissingMapping_IsNamedWithItsMapVenueAndCode()
    {
        var cause = CauseOf("A", 1, "1=ACME 9/x|55=CL");

        Assert.Equal("account-unmapped/fix44//1//accounts/fix44/ACME%209%2Fx", cause.ToString());
        Assert.Equal("Account (1) \"ACME 9/x\" of venue fix44 is not mapped to an account of ours.", cause.Describe());
        Assert.Equal((ReferenceMap.Accounts, "fix44"), (cause.Missing!.Map, cause.Missing.Venue));
    }

    [Fact]
    public void AMissingSpecification_IsNamedWithItsProduct()
    {
        var cause = CauseOf("A", 1, "1=ACC|55=NG");

        Assert.Equal("Product XNYM:NG has no contract specification.", cause.Describe());
        Assert.Equal((ReferenceMap.Contracts, "XNYM", "NG"), (cause.Missing!.Map, cause.Missing.Venue, Assert.Single(cause.Missing.Codes)));
    }

    [Theory]
    [InlineData(ReferenceMap.Accounts, "fix44", "OTHER", "account", "BOOK-2", true)]
    [InlineData(ReferenceMap.Accounts, "fix44", "OTHER", "account", "", false)]
    [InlineData(ReferenceMap.Accounts, "ice", "OTHER", "account", "BOOK-2", false)]
    [InlineData(ReferenceMap.Accounts, "fix44", "ANOTHER", "account", "BOOK-2", false)]
    public void AMissingMapping_IsThereOnceAnAccountIsMapped(ReferenceMap map, string venue, string code, string column, string value, bool isIn)
    {
        var missing = CauseOf("A", 1, "1=OTHER|55=CL").Missing!;

        Assert.False(missing.IsIn(Reference()));
        Assert.Equal(isIn, missing.IsIn(Reference(new ReferenceEntry(map, venue, code, new Dictionary<string, string> { [column] = value }))));
    }

    [Fact]
    public void AMissingInstrument_IsThereByAnyOfItsCodes()
    {
        var missing = CauseOf("A", 1, "1=ACC|55=NEW|48=12345").Missing!;

        Assert.Equal(["NEW", "12345"], missing.Codes);
        Assert.True(missing.IsIn(Reference(
            new ReferenceEntry(ReferenceMap.Instruments, "fix44", "12345", new Dictionary<string, string> { ["instrument"] = "XNYM:CL" }))));
    }

    [Fact]
    public void AMistakeOfASession_IsACauseOfThatSession()
    {
        var hold = new Hold(ReasonCodes.ChecksumWrong, "CheckSum (10) \"017\" is wrong.") { Field = "10" };

        Assert.Equal(HoldCause.Of(hold, "v", "S1"), HoldCause.Of(hold with { Detail = "CheckSum (10) \"018\" is wrong." }, "v", "S1"));
        Assert.NotEqual(HoldCause.Of(hold, "v", "S1").ToString(), HoldCause.Of(hold, "v", "S2").ToString());
    }

    [Fact]
    public void AnUnknownMessageType_IsACauseOfItsValue()
    {
        var hold = new Hold(ReasonCodes.MessageTypeUnknown, "No rule.") { Field = "35", Value = "ZZ" };

        Assert.Equal(HoldCause.Of(hold, "v", "S1").ToString(), HoldCause.Of(hold, "v", "S2").ToString());
        Assert.NotEqual(HoldCause.Of(hold, "v", "S1").ToString(), HoldCause.Of(hold with { Value = "YY" }, "v", "S1").ToString());
    }

    [Fact]
    public void AnyCause_CanBeReadAgainFromItsText() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), ArbMap.Default.ArbFor<string?>(), ArbMap.Default.ArbFor<string?>(), (session, field, code) =>
        {
            var hold = new Hold(ReasonCodes.AccountUnmapped, "Unmapped.")
            {
                Field = WellFormed(field),
                Missing = MissingMapping.Of(ReferenceMap.Accounts, "ice", WellFormed(code), "x/y"),
            };
            var cause = HoldCause.Of(hold, "v", WellFormed(session));

            Assert.True(HoldCause.TryParse(cause.ToString(), out var read));
            Assert.Equal(cause.ToString(), read.ToString());
            Assert.Equal(cause.Missing!.Codes, read.Missing!.Codes);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("account-unmapped")]
    [InlineData("////")]
    [InlineData("a/b/c/d/e/f")]
    [InlineData("a/b/c/d/e/accounts")]
    [InlineData("a/b/c/d/e/accounts/v")]
    [InlineData("a/b/c/d/e/planets/v/c")]
    [InlineData("a/b b/c/d/e")]
    public void ATextThatIsNoCause_IsNotRead(string? text) => Assert.False(HoldCause.TryParse(text, out _));

    [Fact]
    public void EveryReasonCode_HasWords() => Assert.Equal(
        typeof(ReasonCodes).GetFields().Select(field => (string)field.GetValue(null)!).Order(StringComparer.Ordinal), ReasonTexts.Codes);

    /// <summary>Messages come from UTF-8, so no half of a surrogate pair stands alone.</summary>
    private static string? WellFormed(string? text) => text is null ? null : string.Concat(text.Where(c => !char.IsSurrogate(c)));

    private static HoldCause CauseOf(string session, int number, string fields)
    {
        var raw = FixText.Bytes(
            $"8=FIX.4.4|9=?|35=8|49={session}|56=B|34={number}|52=20261120-12:00:00|17=E{number}|150=F|{fields}|200=202701|54=1|31={70 + number}|32=3|75=20261120|10=?");
        var context = new MessageContext("fix44", null, new DateTimeOffset(2026, 11, 20, 12, 0, 1, TimeSpan.Zero));
        var held = new Normalizer(DialectCatalog.BuiltIn).Normalize(raw, context, Reference()).Held;
        Assert.NotNull(held);
        return HoldCause.Of(held, "fix44", session);
    }

    private static ReferenceSnapshot Reference(params IEnumerable<ReferenceEntry> more) => ReferenceSnapshot.Build(
    [
        new(ReferenceMap.Accounts, "fix44", "ACC", new Dictionary<string, string> { ["account"] = "BOOK" }),
        new(ReferenceMap.Instruments, "fix44", "CL", new Dictionary<string, string> { ["instrument"] = "XNYM:CL" }),
        new(ReferenceMap.Instruments, "fix44", "NG", new Dictionary<string, string> { ["instrument"] = "XNYM:NG" }),
        new(ReferenceMap.Contracts, "XNYM", "CL", Specification),
        .. more,
    ]).Snapshot;
}
