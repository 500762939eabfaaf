using System.Text;
using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.EndOfDay.Statements;
using Stp.Domain.Normalizing;
using Stp.Domain.Reference;

namespace Stp.Domain.EndOfDay.Comparison;

/// <summary>
/// Turns the lines of one statement into our own terms, one after another, and collects the codes that are not mapped.
/// </summary>
/// <param name="clearingFirm">Whose statement it is.</param>
/// <param name="codeSpace">The reference venue that maps its codes.</param>
/// <param name="businessDate">The date of the statement.</param>
/// <param name="reference">What the codes stand for.</param>
public sealed class StatementMapper(string clearingFirm, string codeSpace, DateOnly businessDate, ReferenceSnapshot reference)
{
    private readonly Dictionary<InstrumentTerms, StatementInstrument> _instruments = [];
    private readonly Dictionary<string, AccountEntry?> _accounts = new(StringComparer.Ordinal);
    private readonly UnmappedCodes _unmappedAccounts = new(BreakType.UnmappedAccount, clearingFirm, businessDate);
    private readonly UnmappedCodes _unmappedInstruments = new(BreakType.UnmappedInstrument, clearingFirm, businessDate);

    /// <summary>The line in our terms; null where a code is not mapped, or the account is known to be none of ours.</summary>
    public MappedLine? Map(StatementLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (line.Kind == StatementLineKind.SettlementPrice)
        {
            // A price list may be longer than what we trade: a code that nobody holds is nothing to look at.
            return MappedOf(line, null, InstrumentOf(line));
        }

        var account = AccountOf(line.AccountCode);
        if (account is { IsOurs: false })
        {
            return null;
        }

        var instrument = InstrumentOf(line);
        if (instrument.Problem is { } problem)
        {
            _unmappedInstruments.Add(line.InstrumentCode, line, problem);
        }

        if (account?.Account is { } ours)
        {
            return MappedOf(line, ours, instrument);
        }

        _unmappedAccounts.Add(line.AccountCode, line, AccountProblem(line.AccountCode, account));
        return null;
    }

    /// <summary>A break for each account code and each instrument code that is not mapped, of the lines so far.</summary>
    public IReadOnlyList<Break> Breaks() => [.. _unmappedAccounts.Breaks(), .. _unmappedInstruments.Breaks()];

    private MappedLine? MappedOf(StatementLine line, string? account, StatementInstrument instrument) => instrument.Instrument is null ? null : new MappedLine(
        clearingFirm,
        account,
        instrument.Instrument,
        line.Kind,
        line.LongLots,
        line.ShortLots,
        line.Price * instrument.PriceFactor,
        line.SettlementPrice * instrument.PriceFactor);

    private string AccountProblem(string code, AccountEntry? entry) => entry is null
        ? $"Account {code} of {clearingFirm} is not mapped."
        : $"Account {code} of {clearingFirm} is mapped as a firm of ours, and to no account.";

    private AccountEntry? AccountOf(string code)
    {
        if (!_accounts.TryGetValue(code, out var entry))
        {
            _accounts.Add(code, entry = reference.TryAccount(codeSpace, code, businessDate, out var found) ? found : null);
        }

        return entry;
    }

    private StatementInstrument InstrumentOf(StatementLine line)
    {
        var terms = new InstrumentTerms(line.InstrumentCode, line.MappedTo, line.Contract, line.Option, line.Strike);
        if (!_instruments.TryGetValue(terms, out var instrument))
        {
            _instruments.Add(terms, instrument = Resolve(terms));
        }

        return instrument;
    }

    /// <summary>As the code of a venue is looked up: the code itself, or the product before a month code where no contract stands beside it.</summary>
    private StatementInstrument Resolve(InstrumentTerms terms)
    {
        if (Find(terms, out var month) is not { } entry)
        {
            return StatementInstrument.Unmapped($"Instrument {terms.Code} of {clearingFirm} is not mapped.");
        }

        var contract = entry.Whole?.Contract ?? terms.Contract ?? month;
        if (contract is null)
        {
            return StatementInstrument.Unmapped($"Instrument {terms.Code} of {clearingFirm} is {entry.Mic}:{entry.Product}, and no contract of it is named.");
        }

        if (terms.Option is not null && terms.Strike is null && entry.Whole?.Option is null)
        {
            return StatementInstrument.Unmapped($"Instrument {terms.Code} of {clearingFirm} is an option without a strike.");
        }

        (char, decimal)? option = terms.Option is { } kind ? (kind, terms.Strike.GetValueOrDefault()) : null;
        var specification = reference.Contract($"{entry.Mic}:{entry.Product}");
        return InstrumentResolver.Compose(entry, contract, option, specification, out var resolved) is { } hold
            ? StatementInstrument.Unmapped(hold.Detail)
            : new StatementInstrument(resolved!.Instrument, resolved.PriceFactor, null);
    }

    /// <summary>What the format itself maps the code to, or else the reference data.</summary>
    private InstrumentEntry? Find(in InstrumentTerms terms, out string? month)
    {
        month = null;
        if (Instrument.TryParse(terms.MappedTo, out var whole))
        {
            return new InstrumentEntry(whole.Mic, whole.Product, whole, PriceFactor: 1m);
        }

        if (Instrument.TryParseProduct(terms.MappedTo, out var product))
        {
            return new InstrumentEntry(product.Mic, product.Product, Whole: null, PriceFactor: 1m);
        }

        return reference.ForVenue(codeSpace) is { } codes
            && InstrumentResolver.Find(codes, Encoding.UTF8.GetBytes(terms.Code), terms.Contract is null, businessDate.Year, businessDate, out var entry, out month)
            ? entry
            : null;
    }

    /// <summary>Everything of a line that names its instrument.</summary>
    private readonly record struct InstrumentTerms(string Code, string? MappedTo, string? Contract, char? Option, decimal? Strike);

    private sealed record StatementInstrument(string? Instrument, decimal PriceFactor, string? Problem)
    {
        public static StatementInstrument Unmapped(string problem) => new(null, 1m, problem);
    }
}
