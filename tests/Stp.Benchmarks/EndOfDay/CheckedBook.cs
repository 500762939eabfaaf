using System.Globalization;
using System.Text;
using Stp.Benchmarks.EndToEnd;
using Stp.Benchmarks.Scan;
using Stp.Domain.Ledger;
using Stp.Embedded.Commands;

namespace Stp.Benchmarks.EndOfDay;

/// <summary>What the check of a generated book needs beside the book: reference data, settings, and a clearing firm's statement of every position.</summary>
/// <param name="size">The size of the book.</param>
internal sealed class CheckedBook(BookSize size)
{
    public const string ClearingFirm = "bench";

    /// <summary>The settlement price of a product is its base price and this.</summary>
    private const decimal Above = 1.25m;

    private const string Office = "01";

    private const string Settings = """
        {
          "calendars": ["bench"], "startDelay": "00:00", "drainLimit": "00:00",
          "clearingFirms": { "bench": { "format": "fcm-us", "calendar": "bench", "deadline": "18:00" } },
          "tolerances": { "default": { "price": 0, "lots": 0 } },
          "fourEyes": false, "reminderEvery": "04:00", "escalationAfter": "16:00"
        }
        """;

    /// <summary>Dates behind the one that is measured on which the calendar is closed.</summary>
    private const int ClosedDates = 4_000;

    /// <summary>Lines of the statement that are wrong: so many breaks must be found.</summary>
    public const int Breaks = 10;

    /// <summary>Positions that so many trades make: as many as the size has, unless they are too few to reach each.</summary>
    public int PositionsOf(int trades) => NetLotsOf(size, trades).Count;

    /// <summary>Writes the folders that a host starts with.</summary>
    public ProductFolders WriteFolders(string folder)
    {
        var (reference, endOfDay) = (Directory.CreateDirectory(Path.Combine(folder, "reference")), Directory.CreateDirectory(Path.Combine(folder, "eod")));
        File.WriteAllText(Path.Combine(endOfDay.FullName, "end-of-day.json"), Settings);
        File.WriteAllText(Path.Combine(endOfDay.CreateSubdirectory("calendars").FullName, "bench.json"), Calendar());
        File.WriteAllLines(
            Path.Combine(reference.FullName, "accounts.csv"),
            ["venue,code,account,ours", .. Enumerable.Range(0, size.Accounts).Select(BookTrade.AccountName).Select(name => $"{ClearingFirm},{Office}-{name},{name},true")]);
        File.WriteAllLines(
            Path.Combine(reference.FullName, "instruments.csv"),
            ["venue,code,instrument,priceFactor", .. DayTrade.Products.Select(product => $"{ClearingFirm},{product.Code},{product.Name},")]);
        File.WriteAllLines(
            Path.Combine(reference.FullName, "contracts.csv"),
            [
                "venue,code,lotSize,unit,currency,priceMultiplier,lotSizeByContract",
                .. DayTrade.Products.Select(product => $"{product.Name.Replace(':', ',')},1000,bbl,USD,,"),
            ]);
        return new ProductFolders(reference.FullName, EndOfDay: endOfDay.FullName);
    }

    /// <summary>A calendar that opens once more, and never again: the clock would begin the checks of later dates beside the one that is measured.</summary>
    private static string Calendar()
    {
        var closed = Enumerable.Range(1, ClosedDates).Select(BookTrade.BusinessDate.AddDays).Where(date => date != BookTrade.NextDate).ToList();
        return $$"""
            {
              "name": "bench", "timeZone": "America/New_York", "closedDays": ["saturday", "sunday"], "close": "17:00",
              "from": "{{BookTrade.BusinessDate:yyyy-MM-dd}}", "through": "{{closed[^1]:yyyy-MM-dd}}",
              "holidays": { {{string.Join(", ", closed.Select(date => $"\"{date:yyyy-MM-dd}\": \"closed\""))}} }
            }
            """;
    }

    /// <summary>Settlement prices of the day before, as they are uploaded.</summary>
    public byte[] PreviousPrices() => Encoding.UTF8.GetBytes(string.Join(
        '\n', NetLotsOf(size, size.Trades).Keys.Select(key => key.Instrument).Distinct().Select(i => $"{i},{Text(PriceOf(i) - 1m)}").Prepend("instrument,price")));

    /// <summary>The statement of a date by which there are so many trades, computed from them and not from the book. In ten lines a lot is too many.</summary>
    public byte[] Statement(DateOnly businessDate, int trades)
    {
        var date = businessDate.ToString("MM/dd/yyyy", CultureInfo.InvariantCulture);
        var lots = NetLotsOf(size, trades);
        // A position that is flat would be another type of break.
        var wrong = lots.Where(position => position.Value != 0).Take(Breaks).Select(position => position.Key).ToHashSet();
        var lines = lots.Select(position =>
        {
            var stated = position.Value + (wrong.Contains(position.Key) ? Math.Sign(position.Value) : 0);
            var (code, month) = CodeOf(position.Key.Instrument);
            return (Lots: stated, Text: $"{Office},{position.Key.Account},{code},{month},,,{Text(Math.Max(stated, 0))},{Text(Math.Max(-stated, 0))},"
                + $"{Text(PriceOf(position.Key.Instrument))},{date}");
        }).ToList();
        string[] head = ["OPEN POSITIONS", "OFFICE,ACCOUNT,FUTURES CODE,CONTRACT,PUT/CALL,STRIKE,LONG,SHORT,SETTLEMENT PRICE,PROCESS DATE"];
        var (longLots, shortLots) = (lines.Sum(line => Math.Max(line.Lots, 0)), lines.Sum(line => Math.Max(-line.Lots, 0)));
        return Encoding.UTF8.GetBytes(string.Join(
            '\n', [.. head, .. lines.Select(line => line.Text), $"TOTAL,{lines.Count},,,,,{Text(longLots)},{Text(shortLots)},,"]));
    }

    /// <summary>Net lots of every position, of the terms that hold.</summary>
    private static SortedDictionary<(string Account, string Instrument), decimal> NetLotsOf(BookSize size, int trades)
    {
        var lots = new SortedDictionary<(string Account, string Instrument), decimal>();
        for (var number = 0; number < trades; number++)
        {
            var trade = new BookTrade(number, size);
            foreach (var line in trade.Lines(isAmended: trade.IsAmended))
            {
                var key = (line.Account, line.Instrument);
                lots[key] = lots.GetValueOrDefault(key) + (line.Side == Side.Buy ? line.Lots : -line.Lots);
            }
        }

        return lots;
    }

    private static decimal PriceOf(string instrument) => DayTrade.Products.First(product => instrument.StartsWith(product.Name, StringComparison.Ordinal)).Price + Above;

    /// <summary><c>XNYM:CL:2027-01</c> as the clearing firm writes it: <c>CL</c> and <c>202701</c>.</summary>
    private static (string Code, string Month) CodeOf(string instrument)
    {
        var parts = instrument.Split(':');
        return (parts[1], parts[2].Replace("-", "", StringComparison.Ordinal));
    }

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
