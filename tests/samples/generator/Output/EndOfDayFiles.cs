using System.Globalization;
using System.Text.Json;
using Stp.Samples.Generator.Clearing;
using Stp.Samples.Generator.Market;
using Stp.Samples.Generator.Stories;

namespace Stp.Samples.Generator.Output;

/// <summary>Settings, statements and settlement prices, as the product wants them.</summary>
internal static class EndOfDayFiles
{
    public const string Folder = "end-of-day";

    private static readonly DateOnly DateBefore = new(2026, 11, 19);

    public static void Write(IOutput output, Evening evening)
    {
        foreach (var firm in ClearingFirm.All)
        {
            using var file = output.Create($"{Folder}/statements/{firm.Code}.csv");
            firm.Write(file, evening.Statements[firm.Code]);
        }

        Prices(output, DateBefore, evening.Prices.Before, Contracts.All);
        Prices(output, Making.BusinessDate, evening.Prices.Today, Contracts.All.Where(SettlementPrices.IsUploaded));
        Settings(output);
    }

    private static void Prices(IOutput output, DateOnly date, IReadOnlyDictionary<string, decimal> prices, IEnumerable<Contract> contracts)
    {
        using var file = new CsvFile(
            output.Create($"{Folder}/settlement-prices/{date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.csv"), "instrument", "price");
        foreach (var contract in contracts)
        {
            file.Write(contract.Instrument, Numbers.Canonical(prices[contract.Instrument]));
        }
    }

    private static void Settings(IOutput output)
    {
        using var stream = output.Create($"{Folder}/end-of-day.json");
        using var json = new Utf8JsonWriter(stream, Json.Indented);
        json.WriteStartObject();
        json.WriteStartArray("calendars");
        foreach (var firm in ClearingFirm.All)
        {
            json.WriteStringValue(firm.Calendar);
        }

        json.WriteEndArray();
        json.WriteString("startDelay", "00:30");
        // One gap of the day stays open, so there is nothing to wait for.
        json.WriteString("drainLimit", "00:00");
        json.WriteStartObject("clearingFirms");
        foreach (var firm in ClearingFirm.All)
        {
            json.WriteStartObject(firm.Code);
            json.WriteString("format", firm.Format);
            json.WriteString("calendar", firm.Calendar);
            json.WriteString("deadline", "07:00");
            json.WriteNumber("deadlineDays", 1);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartObject("tolerances");
        Tolerance(json, "default", 0);
        json.WriteStartObject("products");
        Tolerance(json, "IFEU:BRN", Mistakes.BrentTolerance);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteBoolean("fourEyes", true);
        json.WriteString("reminderEvery", "04:00");
        json.WriteString("escalationAfter", "16:00");
        json.WriteEndObject();
    }

    private static void Tolerance(Utf8JsonWriter json, string of, decimal price)
    {
        json.WriteStartObject(of);
        json.WriteNumber("price", price);
        json.WriteNumber("lots", 0);
        json.WriteEndObject();
    }
}
