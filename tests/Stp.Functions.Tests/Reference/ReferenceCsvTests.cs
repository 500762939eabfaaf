using System.Text;
using Stp.Domain.Reference;
using Stp.Functions.Reference;

namespace Stp.Functions.Tests.Reference;

public sealed class ReferenceCsvTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("stp-reference").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string name, params string[] lines) => File.WriteAllText(Path.Combine(_folder, name), string.Join('\n', lines));

    private string[] Problems() => [.. ReferenceCsv.Read(_folder).Problems.Select(problem => problem.ToString())];

    [Fact]
    public void Five_files_give_their_rows()
    {
        Write("accounts.csv", "venue,code,account,ours", "cme,ACME1,HOUSE1,", "cme,ACME,,true", "ice,\"A, \"\"B\"\"\",HOUSE2,true");
        Write("instruments.csv", "venue,code,instrument,priceFactor", "cme,CL,XNYM:CL,", "ice,42,IFEU:BRN:2027-01,0.01");
        Write("contracts.csv", "venue,code,lotSize,unit,currency,priceMultiplier,lotSizeByContract,period", "XNYM,CL,1000,bbl,USD,,,month", "IFEU,PWR,1,MWh,EUR,1,2027-01=744;2027-02=672,");
        Write("traders.csv", "venue,code,trader", "cme,T1,jane");
        Write("brokers.csv", "venue,code,broker", "cme,B1,BROKER");

        var (entries, problems) = ReferenceCsv.Read(_folder);

        Assert.Empty(problems);
        Assert.Equal([3, 2, 2, 1, 1], Enum.GetValues<ReferenceMap>().Select(map => entries.Count(entry => entry.Map == map)));
        Assert.Equal("A, \"B\"", entries[2].Code);
        Assert.Equal(new Dictionary<string, string> { ["account"] = "HOUSE1" }, entries[0].Values);
        Assert.Equal(new Dictionary<string, string> { ["ours"] = "true" }, entries[1].Values);
        Assert.Equal("month", entries.Single(entry => entry.Code == "CL" && entry.Map == ReferenceMap.Contracts).Values["period"]);
        Assert.Equal("2027-01=744;2027-02=672", entries.Single(entry => entry.Code == "PWR").Values["lotSizeByContract"]);
    }

    [Fact]
    public void A_byte_order_mark_blanks_empty_lines_and_other_column_orders_do_not_matter()
    {
        File.WriteAllText(Path.Combine(_folder, "traders.csv"), "trader, code ,venue\r\n\r\n jane , T1 ,cme\r\n", new UTF8Encoding(true));

        var entry = Assert.Single(ReferenceCsv.Read(_folder).Entries);

        Assert.Equal(("cme", "T1", "jane"), (entry.Venue, entry.Code, entry.Values["trader"]));
    }

    [Fact]
    public void One_bad_row_keeps_all_rows_of_all_files_out()
    {
        Write("traders.csv", "venue,code,trader", "cme,T1,jane");
        Write("accounts.csv", "venue,code,account", "cme,A1,HOUSE1", "cme,A2");

        var (entries, problems) = ReferenceCsv.Read(_folder);

        Assert.Empty(entries);
        Assert.Equal(new CsvProblem("accounts.csv", 3, "the row has 2 fields, the header 3."), Assert.Single(problems));
    }

    [Fact]
    public void Every_problem_is_told_by_file_and_line()
    {
        Write("accounts.csv", "venue,code,account,ours", "cme,A1,HOUSE1,", "cme,,HOUSE1,", "cme,A1,HOUSE2,", "cme,A2,HOUSE1,perhaps");
        Write("contracts.csv", "venue,code,lotSize,unit,currency", "XNYM,CL,0,bbl,USD", "XNYM,NG,10000,MMBtu,dollars");

        Assert.Equal(["accounts.csv(3)", "accounts.csv(4)", "accounts.csv(5)", "contracts.csv(2)", "contracts.csv(3)"], Problems().Select(problem => problem.Split(':')[0]));
    }

    [Theory]
    [InlineData("venue,code", "traders.csv(1): the column trader is missing.")]
    [InlineData("venue,code,trader,colour", "traders.csv(1): there is no column \"colour\" in this file.")]
    [InlineData("venue,code,trader,code", "traders.csv(1): the column code stands twice.")]
    [InlineData("", "traders.csv(1): the header row is missing.")]
    public void A_header_that_is_wrong_is_told(string header, string problem)
    {
        Write("traders.csv", header);

        Assert.Equal([problem], Problems());
    }

    [Fact]
    public void A_file_with_a_misspelt_name_is_told()
    {
        Write("traders.csv", "venue,code,trader");
        Write("broker.csv", "venue,code,broker");

        Assert.StartsWith("broker.csv: no reference data has that name", Assert.Single(Problems()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_missing_or_empty_is_told()
    {
        Assert.Contains("has none of the files", Assert.Single(Problems()), StringComparison.Ordinal);
        Assert.Contains("there is no such folder", Assert.Single(ReferenceCsv.Read(Path.Combine(_folder, "none")).Problems).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_UTF8_is_told()
    {
        File.WriteAllBytes(Path.Combine(_folder, "traders.csv"), [.. "venue,code,trader\ncme,T1,"u8, 0xE6, (byte)'\n']);

        Assert.Equal(["traders.csv: the file is not UTF-8."], Problems());
    }

    [Fact]
    public void Quotes_that_do_not_match_are_told()
    {
        Write("traders.csv", "venue,code,trader", "cme,T1,ja\"ne", "cme,T2,joe");

        Assert.StartsWith("traders.csv(2): the quotes", Assert.Single(Problems()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_or_a_code_beyond_the_limits_is_told()
    {
        Write("traders.csv", "venue,code,trader", $"cme,{new string('c', 101)},jane");
        Write("brokers.csv", "venue,code,broker", $"cme,B1,{new string('b', ReferenceEntities.MaxValueChars + 1)}");

        Assert.Equal(["brokers.csv(2)", "traders.csv(2)"], Problems().Select(problem => problem.Split(':')[0]));
    }

    [Fact]
    public void At_most_a_hundred_problems_are_told()
    {
        Write("traders.csv", ["venue,code,trader", .. Enumerable.Range(0, 200).Select(i => $"cme,T{i},")]);

        Assert.Equal(ReferenceCsv.MaxProblems, Problems().Length);
    }
}
