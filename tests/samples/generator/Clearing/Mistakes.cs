using Stp.Samples.Generator.Expected;
using Stp.Samples.Generator.Market;

namespace Stp.Samples.Generator.Clearing;

/// <summary>Makes one mistake of each kind in the statements, and tells the break that must come of it.</summary>
internal sealed class Mistakes(Expectation expectation, IReadOnlyDictionary<string, Statement> statements)
{
    /// <summary>Differences of Brent prices up to this are no break: what end-of-day.json says.</summary>
    public const decimal BrentTolerance = 0.02m;

    private const string Brent = "IFEU:BRN";

    /// <summary>Clears at two firms, so that a difference is of neither.</summary>
    private const string SharedAccount = "OIL-NYC-01";
    private const string PricedAccount = "OIL-LDN-02";

    private readonly Statement _meridian = statements["meridian"];
    private readonly Statement _nordlicht = statements["nordlicht"];
    private readonly Statement _thames = statements["thames"];

    public IEnumerable<ExpectedBreak> Make() =>
        [MissingInBook(), MissingAtClearing(), Quantity(), .. Prices(), UnmappedAccount(), UnmappedInstrument(), SettlementPrice()];

    /// <summary>An account that trades gas only has a position in oil.</summary>
    private ExpectedBreak MissingInBook()
    {
        const string Account = "GAS-US-01";
        var stated = new StatedPosition(Accounts.Code("meridian", Account), Contracts.Where("XNYM:CL")[1], 12);
        _meridian.Positions.Add(stated);
        return new ExpectedBreak("missingInBook")
        {
            Account = Account, Instrument = stated.Contract.Instrument, ClearingFirm = "meridian", BookLots = 0, StatementLots = stated.NetLots,
        };
    }

    private ExpectedBreak MissingAtClearing()
    {
        // One whose price was uploaded, so that it can be marked without the line.
        var ((account, instrument), position) = expectation.Closing.First(position => position.Value.Contract.Product.Desk is Desk.Power or Desk.EuropeanGas
            && position.Value.NetLots != 0);
        _nordlicht.Positions.RemoveAll(stated => stated.Account == Accounts.Code("nordlicht", account) && stated.Contract == position.Contract);
        return new ExpectedBreak("missingAtClearing")
        {
            Account = account, Instrument = instrument, ClearingFirm = "nordlicht", BookLots = position.NetLots, StatementLots = 0,
        };
    }

    private ExpectedBreak Quantity()
    {
        const decimal Surplus = 5;
        var code = Accounts.Code("meridian", SharedAccount);
        var at = _meridian.Positions.FindIndex(stated => stated.Account == code && stated.NetLots != -Surplus);
        var stated = _meridian.Positions[at];
        _meridian.Positions[at] = stated with { NetLots = stated.NetLots + Surplus };
        return new ExpectedBreak("quantity")
        {
            Account = SharedAccount, Instrument = stated.Contract.Instrument, BookLots = stated.NetLots, StatementLots = stated.NetLots + Surplus,
        };
    }

    /// <summary>The purchases of one contract at other prices than ours, and the sales of another at prices that are near enough.</summary>
    private ExpectedBreak[] Prices()
    {
        const decimal TooMuch = 0.05m;
        var contracts = expectation.Closing.Where(position => position.Key.Account == PricedAccount && position.Value.Contract.Product.Name == Brent).ToList();
        var bought = contracts.First(position => position.Value.Lots(buy: true) > 0).Value;
        var sold = contracts.First(position => position.Value != bought && position.Value.Lots(buy: false) > 0).Value;
        Shift(bought.Contract, buy: true, TooMuch);
        Shift(sold.Contract, buy: false, BrentTolerance);
        var average = bought.Average(buy: true);
        return
        [
            new ExpectedBreak("price")
            {
                Account = PricedAccount, Instrument = bought.Contract.Instrument, ClearingFirm = "thames", Subject = "buy",
                BookPrice = average.Round(8), StatementPrice = (average + Fraction.Of(TooMuch)).Round(8),
            },
        ];
    }

    private void Shift(Contract contract, bool buy, decimal by)
    {
        var code = Accounts.Code("thames", PricedAccount);
        for (var i = 0; i < _thames.Trades.Count; i++)
        {
            var trade = _thames.Trades[i];
            if (trade.Account == code && trade.Contract == contract && trade.Buy == buy)
            {
                _thames.Trades[i] = trade with { Price = trade.Price + by };
            }
        }
    }

    /// <summary>The new desk, whose trades are held because nobody has mapped it, clears already.</summary>
    private ExpectedBreak UnmappedAccount()
    {
        var contract = Contracts.Where(Brent)[0];
        _thames.Positions.Add(new StatedPosition(Accounts.NewDeskCode, contract, 9));
        _thames.Trades.Add(new StatedTrade(Accounts.NewDeskCode, contract, Buy: true, contract.Price, 9));
        return new ExpectedBreak("unmappedAccount") { ClearingFirm = "thames", Subject = Accounts.NewDeskCode, StatementLots = 9, Count = 2 };
    }

    private ExpectedBreak UnmappedInstrument()
    {
        var contract = Contracts.Unmapped;
        _meridian.Positions.Add(new StatedPosition(Accounts.Code("meridian", "GAS-US-02"), contract, -8));
        return new ExpectedBreak("unmappedInstrument") { ClearingFirm = "meridian", Subject = contract.Product.Code, StatementLots = -8, Count = 1 };
    }

    /// <summary>The statement and the uploaded prices disagree.</summary>
    private ExpectedBreak SettlementPrice()
    {
        var contract = Contracts.Where(Brent)[3];
        _thames.Prices[contract.Instrument] += 0.30m;
        return new ExpectedBreak("settlementPrice") { Instrument = contract.Instrument, Subject = "sources" };
    }
}
