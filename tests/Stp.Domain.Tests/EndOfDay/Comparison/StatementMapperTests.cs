using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.EndOfDay.Comparison;
using Stp.Domain.EndOfDay.Statements;
using Stp.Domain.Reference;

namespace Stp.Domain.Tests.EndOfDay.Comparison;

public sealed class StatementMapperTests
{
    private static readonly DateOnly Date = new(2026, 11, 20);

    private static readonly ReferenceSnapshot Reference = ReferenceSnapshot.Build(
    [
        Row(ReferenceMap.Accounts, "abn", "10001", ("account", "CRUDE-1")),
        Row(ReferenceMap.Accounts, "abn", "10002", ("account", "GAS-1")),
        Row(ReferenceMap.Accounts, "abn", "THEIRS", ("ours", "false")),
        Row(ReferenceMap.Accounts, "abn", "FIRM", ("ours", "true")),
        Row(ReferenceMap.Accounts, "marex", "C1", ("account", "CRUDE-1")),
        Row(ReferenceMap.Instruments, "abn", "CL", ("instrument", "XNYM:CL")),
        Row(ReferenceMap.Instruments, "abn", "LO", ("instrument", "XNYM:LO"), ("priceFactor", "0.01")),
        Row(ReferenceMap.Instruments, "abn", "B-JAN", ("instrument", "IFEU:BRN:2027-01")),
        Row(ReferenceMap.Contracts, "XNYM", "CL", ("lotSize", "1000"), ("unit", "bbl"), ("currency", "USD")),
        Row(ReferenceMap.Contracts, "XNYM", "LO", ("lotSize", "1000"), ("unit", "bbl"), ("currency", "USD")),
    ]).Snapshot;

    private readonly StatementMapper _mapper = new("ABN", "abn", Date, Reference);

    [Theory]
    [InlineData("CL", "2027-01", null, null, "XNYM:CL:2027-01")]
    [InlineData("CLF7", null, null, null, "XNYM:CL:2027-01")]
    [InlineData("LO", "2027-01", 'P', 75.50, "XNYM:LO:2027-01:P:75.5")]
    public void Codes_are_looked_up_as_those_of_a_venue(string code, string? contract, char? option, double? strike, string instrument)
    {
        var mapped = _mapper.Map(Line() with { InstrumentCode = code, Contract = contract, Option = option, Strike = (decimal?)strike });

        Assert.Equal(("ABN", "CRUDE-1", instrument, 3m, 1m), (mapped!.ClearingFirm, mapped.Account, mapped.Instrument, mapped.LongLots, mapped.ShortLots));
        Assert.Empty(_mapper.Breaks());
    }

    [Fact]
    public void Prices_are_multiplied_by_the_price_factor()
    {
        var mapped = _mapper.Map(Line() with { InstrumentCode = "LO", Option = 'C', Strike = 75m, Price = 120m, SettlementPrice = 130m });

        Assert.Equal((1.2m, 1.3m), (mapped!.Price, mapped.SettlementPrice));
    }

    [Fact]
    public void A_settlement_price_needs_no_account_and_is_no_break_when_it_is_not_mapped()
    {
        var price = Line() with { Kind = StatementLineKind.SettlementPrice, AccountCode = "", LongLots = 0m, ShortLots = 0m, SettlementPrice = 71m };

        Assert.Equal((null, 71m), (_mapper.Map(price)!.Account, _mapper.Map(price)!.SettlementPrice));
        Assert.Null(_mapper.Map(price with { InstrumentCode = "NG" }));
        Assert.Empty(_mapper.Breaks());
    }

    [Fact]
    public void A_code_that_is_not_mapped_is_one_break_with_its_lines_and_lots()
    {
        Assert.Null(_mapper.Map(Line() with { AccountCode = "999" }));
        Assert.Null(_mapper.Map(Line() with { AccountCode = "999", Kind = StatementLineKind.Trade }));
        Assert.Null(_mapper.Map(Line() with { InstrumentCode = "NG", Kind = StatementLineKind.Trade, ShortLots = 0m }));
        Assert.Null(_mapper.Map(Line() with { InstrumentCode = "NG", Kind = StatementLineKind.Trade, Contract = "2027-02" }));

        Assert.Collection(
            _mapper.Breaks(),
            account =>
            {
                Assert.Equal((BreakType.UnmappedAccount, "ABN", "999", 2, 2m), (account.Type, account.ClearingFirm, account.Subject, account.Count, account.StatementLots));
                Assert.Equal(
                    "Account 999 of ABN is not mapped. In 1 position lines (3 lots long, 1 short) and 1 trade lines (3 lots bought, 1 sold).", account.Detail);
                Assert.Null(account.Account);
            },
            instrument =>
            {
                Assert.Equal((BreakType.UnmappedInstrument, "NG", 2, 5m), (instrument.Type, instrument.Subject, instrument.Count, instrument.StatementLots));
                Assert.Equal("Instrument NG of ABN is not mapped. In 2 trade lines (6 lots bought, 1 sold).", instrument.Detail);
            });
    }

    [Theory]
    [InlineData("CL", null, null, "is XNYM:CL, and no contract of it is named.")]
    [InlineData("LO", "2027-01", 'C', "is an option without a strike.")]
    [InlineData("B-JAN", null, null, "Product IFEU:BRN has no contract specification.")]
    public void An_instrument_that_is_mapped_in_part_is_told_with_what_it_lacks(string code, string? contract, char? option, string problem)
    {
        Assert.Null(_mapper.Map(Line() with { InstrumentCode = code, Contract = contract, Option = option }));

        Assert.Contains(problem, Assert.Single(_mapper.Breaks()).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_of_a_known_counterparty_is_passed_over_and_one_of_a_firm_of_ours_is_no_account()
    {
        Assert.Null(_mapper.Map(Line() with { AccountCode = "THEIRS", InstrumentCode = "NG" }));
        Assert.Empty(_mapper.Breaks());

        Assert.Null(_mapper.Map(Line() with { AccountCode = "FIRM" }));
        Assert.Contains("mapped as a firm of ours, and to no account", Assert.Single(_mapper.Breaks()).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Thousands_of_unmapped_codes_are_told_up_to_the_limit()
    {
        foreach (var i in Enumerable.Range(0, 1_500))
        {
            _mapper.Map(Line() with { AccountCode = $"X{i:D4}" });
        }

        var breaks = _mapper.Breaks();
        Assert.Equal(1_001, breaks.Count);
        Assert.Equal((BreakType.UnmappedAccount, "ABN", "(others)", 500), (breaks[^1].Type, breaks[^1].ClearingFirm, breaks[^1].Subject, breaks[^1].Count));
    }

    [Fact]
    public void Our_accounts_are_known_with_the_codes_that_each_code_space_has_for_them()
    {
        Assert.Equal(["CRUDE-1", "GAS-1"], Reference.OurAccounts);
        Assert.Equal(["10001"], Reference.CodesOf("abn", "CRUDE-1", Date));
        Assert.Equal(["C1"], Reference.CodesOf("marex", "CRUDE-1", Date));
        Assert.Empty(Reference.CodesOf("marex", "GAS-1", Date));
        Assert.Empty(Reference.CodesOf("nobody", "GAS-1", Date));
    }

    private static StatementLine Line() => new()
    {
        LineNumber = 2,
        Kind = StatementLineKind.Position,
        AccountCode = "10001",
        InstrumentCode = "CL",
        Contract = "2027-01",
        LongLots = 3m,
        ShortLots = 1m,
    };

    private static ReferenceEntry Row(ReferenceMap map, string venue, string code, params (string Column, string Value)[] values) =>
        new(map, venue, code, values.ToDictionary(value => value.Column, value => value.Value));
}
