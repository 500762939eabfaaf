using System.Text.Json;
using Stp.Domain.EndOfDay.Statements;
using Stp.Embedded.Tests.Cosmos;
using Stp.Embedded.Tests.Faults;
using Stp.Functions.Cosmos;
using Stp.Functions.Statements;
using Stp.Functions.Uploads;
using static Stp.Embedded.Tests.Statements.StatementSamples;

namespace Stp.Embedded.Tests.Statements;

public sealed class StatementStoreTests
{
    private const int MaxDocumentBytes = 1_500_000;

    [Fact]
    public async Task The_lines_of_an_account_are_read_back_and_no_others()
    {
        await using var product = await ProductDatabase.OpenAsync();
        var store = new StatementStore(product.Database, ProductDatabase.NewCalls(), product.NewOutbox());
        var lines = new[] { Line(2, "NW/GAS #1?"), Line(3, "NW_GAS"), Line(4, "NW/GAS #1?"), Line(5, "!"), PriceLine(6) };

        var (document, isNew) = await store.AddAsync(Draft("a"), Of(lines), CancellationToken.None);

        Assert.True(isNew);
        Assert.Equal((1, true), (document.Version, document.Whole));
        Assert.Equal(document, await store.LatestAsync(Firm, Date, CancellationToken.None), UploadsEqual);
        Assert.Equal(document, await store.FindAsync(Firm, Date, 1, CancellationToken.None), UploadsEqual);
        Assert.Equal([lines[0], lines[2]], await LinesAsync(store, 1, "NW/GAS #1?"));
        Assert.Equal([lines[1], lines[3]], await LinesAsync(store, 1, "!", "NW_GAS", "NW_GAS"));
        Assert.Equal([lines[4]], await LinesAsync(store, 1, ""));
        Assert.Empty(await LinesAsync(store, 1, "nobody"));
        Assert.Equal(["!", "NW/GAS #1?", "NW_GAS"], await store.AccountCodesAsync(Firm, Date, 1, CancellationToken.None));
        Assert.Equal(StatementPrices.Of(Of(lines)), await store.SettlementPricesAsync(Firm, Date, 1, CancellationToken.None));
    }

    [Fact]
    public async Task Each_upload_is_a_version_and_the_same_again_is_not()
    {
        await using var product = await ProductDatabase.OpenAsync();
        var store = new StatementStore(product.Database, ProductDatabase.NewCalls(), product.NewOutbox());

        Assert.Equal((1, true), await AddAsync(store, Draft("a"), 10));
        Assert.Equal((1, false), await AddAsync(store, Draft("a"), 10));
        Assert.Equal((2, true), await AddAsync(store, Draft("b"), 20));
        Assert.Equal((3, true), await AddAsync(store, Draft("a"), 10));
        Assert.Equal((4, true), await AddAsync(store, Draft("a") with { ContextDigest = "changed" }, 30));

        Assert.Equal(4, (await store.LatestAsync(Firm, Date, CancellationToken.None))!.Version);
        Assert.Equal(20, Assert.Single(await LinesAsync(store, 2, "A")).LongLots);
        Assert.Null(await store.LatestAsync(Firm, Date.AddDays(1), CancellationToken.None));
        Assert.Null(await store.LatestAsync("other", Date, CancellationToken.None));
        Assert.Null(await store.FindAsync(Firm, Date, 5, CancellationToken.None));
    }

    [Fact]
    public async Task The_list_goes_by_date_clearing_firm_and_version()
    {
        await using var product = await ProductDatabase.OpenAsync();
        var store = new StatementStore(product.Database, ProductDatabase.NewCalls(), product.NewOutbox());
        await AddAsync(store, Draft("x") with { Date = Date.AddDays(1) }, 1);
        await AddAsync(store, Draft("x"), 1);
        await AddAsync(store, Draft("y"), 1);
        await AddAsync(store, Draft("x") with { ClearingFirm = "abn" }, 1);

        var all = await store.ListAsync(new StatementFilter(null, null), after: null, 10, CancellationToken.None);
        Assert.Equal([("abn", 20, 1), (Firm, 20, 1), (Firm, 20, 2), (Firm, 21, 1)], all.Select(Place));
        foreach (var (index, item) in all.Index())
        {
            var after = (item.Date, item.ClearingFirm!, item.Version);
            Assert.Equal(
                all.Skip(index + 1).Select(Place),
                (await store.ListAsync(new StatementFilter(null, null), after, 10, CancellationToken.None)).Select(Place));
        }

        Assert.Equal(3, (await store.ListAsync(new StatementFilter(Firm, null), after: null, 10, CancellationToken.None)).Count);
        Assert.Equal(3, (await store.ListAsync(new StatementFilter(null, Date), after: null, 10, CancellationToken.None)).Count);
        Assert.Equal(2, (await store.ListAsync(new StatementFilter(Firm, Date), after: null, 2, CancellationToken.None)).Count);
    }

    [Fact]
    public async Task An_upload_that_breaks_off_cannot_be_seen_and_the_next_one_is_whole()
    {
        var plan = new FaultPlan(1, 0);
        var writes = 0;
        await using var product = await ProductDatabase.OpenAsync(gateway => new Counting(new FaultyGateway(gateway, plan), () => plan.IsDown = ++writes > 3));
        var lines = Enumerable.Range(2, 20).Select(number => Line(number, $"A{number}")).ToArray();

        var broken = new StatementStore(product.Database, ProductDatabase.NewCalls(), product.NewOutbox());
        await Assert.ThrowsAnyAsync<Exception>(() => broken.AddAsync(Draft("a"), Of(lines), CancellationToken.None));
        (writes, plan.IsDown) = (int.MinValue, false);
        var store = new StatementStore(product.Database, ProductDatabase.NewCalls(), product.NewOutbox());

        Assert.Null(await store.LatestAsync(Firm, Date, CancellationToken.None));
        Assert.Null(await store.FindAsync(Firm, Date, 1, CancellationToken.None));
        Assert.Empty(await store.ListAsync(new StatementFilter(null, null), after: null, 10, CancellationToken.None));
        var (document, _) = await store.AddAsync(Draft("a"), Of(lines), CancellationToken.None);
        Assert.Equal(2, document.Version);
        Assert.Equal(lines, await LinesAsync(store, 2, [.. lines.Select(line => line.AccountCode)]));
    }

    [Fact]
    public async Task Uploads_at_the_same_time_do_not_mix()
    {
        await using var product = await ProductDatabase.OpenAsync();
        var stores = Enumerable.Range(0, 6).Select(_ => new StatementStore(product.Database, ProductDatabase.NewCalls(), product.NewOutbox())).ToList();

        var added = await Task.WhenAll(stores.Select((store, i) => store.AddAsync(
            Draft($"file {i}"), Of([.. Enumerable.Range(2, 10).Select(number => Line(number, $"A{number % 3}", lots: i))]), CancellationToken.None)));

        Assert.Equal(Enumerable.Range(1, 6), added.Select(a => a.Document.Version).Order());
        foreach (var (i, (document, _)) in added.Index())
        {
            var lines = await LinesAsync(stores[0], document.Version, "A0", "A1", "A2");
            Assert.Equal((10, (decimal)i, (decimal)i), (lines.Count, lines.Min(line => line.LongLots), lines.Max(line => line.LongLots)));
        }
    }

    [Fact]
    public async Task Faults_at_every_third_write_change_nothing()
    {
        var plan = new FaultPlan(20261120, 0.33, Enum.GetValues<GatewayFaultKind>());
        await using var product = await ProductDatabase.OpenAsync(gateway => new FaultyGateway(gateway, plan));
        var store = new StatementStore(product.Database, ProductDatabase.NewCalls(), product.NewOutbox());
        var lines = Enumerable.Range(2, 40).Select(number => Line(number, $"A{number}")).ToArray();

        var (document, _) = await store.AddAsync(Draft("a"), Of(lines), CancellationToken.None);

        Assert.NotEmpty(plan.Counts);
        Assert.Equal(document.Version, (await store.LatestAsync(Firm, Date, CancellationToken.None))!.Version);
        Assert.Equal(lines, await LinesAsync(store, document.Version, [.. lines.Select(line => line.AccountCode)]));
    }

    [Fact]
    public async Task An_account_of_many_lines_is_kept_in_documents_that_are_small_enough()
    {
        await using var product = await ProductDatabase.OpenAsync();
        var store = new StatementStore(product.Database, ProductDatabase.NewCalls(), product.NewOutbox());
        var code = new string('ä', 64);
        var lines = Enumerable.Range(2, 2_500).Select(number => Line(number, code) with
        {
            InstrumentCode = code, MappedTo = "XNYM:" + new string('L', 80), Contract = "2026-11-23", Option = 'C', Strike = decimal.MaxValue,
            LongLots = decimal.MaxValue / 3, ShortLots = decimal.MaxValue / 7, Price = decimal.MinValue, SettlementPrice = number / 7m,
        }).ToArray();

        await store.AddAsync(Draft("a"), Of(lines), CancellationToken.None);

        Assert.Equal(lines, await LinesAsync(store, 1, code));
        var largest = new UploadPart<StatementLine>("1!x!000", Firm, Date, 3, lines[..1_000]);
        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(largest, StorageJson.Default.UploadPartStatementLine).Length, 1_000_000, MaxDocumentBytes);
    }

    private static async Task<(int Version, bool IsNew)> AddAsync(StatementStore store, UploadDocument draft, decimal lots)
    {
        var (document, isNew) = await store.AddAsync(draft, Of(Line(2, "A", lots)), CancellationToken.None);
        return (document.Version, isNew);
    }

    private static Task<IReadOnlyList<StatementLine>> LinesAsync(StatementStore store, int version, params string[] codes) =>
        store.LinesAsync(Firm, Date, version, codes, CancellationToken.None);

    private static (string Firm, int Day, int Version) Place(UploadDocument document) => (document.ClearingFirm!, document.Date.Day, document.Version);

    private static bool UploadsEqual(UploadDocument? one, UploadDocument? other) =>
        one! with { Carries = null } == other! with { Carries = null } && one.Carries!.SequenceEqual(other.Carries!);

    /// <summary>Tells of every write of a document.</summary>
    private sealed class Counting(HttpMessageHandler inner, Action onWrite) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.AbsolutePath.Contains("/docs", StringComparison.Ordinal) && !request.Headers.Contains("x-ms-documentdb-isquery")
                && request.Method != HttpMethod.Get)
            {
                onWrite();
            }

            return base.SendAsync(request, cancellationToken);
        }
    }
}
