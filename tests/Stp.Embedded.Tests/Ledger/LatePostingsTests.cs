using Stp.Domain.Ledger;

namespace Stp.Embedded.Tests.Ledger;

/// <summary>Postings to a signed day, in the order in which they were booked.</summary>
public sealed class LatePostingsTests
{
    private const int PageSize = 3;

    private static readonly DateOnly Signed = new(2026, 11, 20);

    [Fact]
    public async Task Postings_after_an_instant_and_up_to_a_clearing_date_are_listed_page_by_page_over_all_accounts()
    {
        await using var ledger = await CosmosLedger.OpenAsync();
        await PostAsync(ledger, "early", Signed, count: 4);
        var signedAt = (await ledger.PositionAsync(Key("early")))!.UpdatedAt;
        await PostAsync(ledger, "next-day", Signed.AddDays(1), count: 5);
        await PostAsync(ledger, "late-1", Signed, count: 4);
        await PostAsync(ledger, "late-2", Signed.AddDays(-3), count: 4);

        var (found, place, id) = (new List<string>(), signedAt, (string?)null);
        while (true)
        {
            var page = await ledger.LatePostings.ListAsync(place, id, Signed, PageSize, CancellationToken.None);
            found.AddRange(page.Select(p => p.Id));
            if (page.Count < PageSize)
            {
                break;
            }

            (place, id) = (page[^1].BookedAt, page[^1].Id);
        }

        Assert.Equal([.. Ids("late-1"), .. Ids("late-2")], found);
        Assert.Empty(await ledger.LatePostings.ListAsync(place.AddHours(1), null, Signed, PageSize, CancellationToken.None));
    }

    private static IEnumerable<string> Ids(string account) => Enumerable.Range(1, 4).Select(i => $"{account}.T{i}!1!1");

    private static PositionKey Key(string account) => new(account, "XNYM:CL:2027-01");

    private static async Task PostAsync(CosmosLedger ledger, string account, DateOnly date, int count) => await ledger.Postings.PostAsync(
        Key(account),
        [.. Enumerable.Range(1, count).Select(i => new Posting
        {
            Id = $"{account}.T{i}!1!1",
            Position = Key(account),
            TradeKey = $"{account}.T{i}",
            Revision = 1,
            LegId = "1",
            ClearingDate = date,
            Side = Side.Buy,
            Lots = 1,
            Price = 70,
            Trades = 1,
        })],
        someMayExist: false,
        CancellationToken.None);
}
