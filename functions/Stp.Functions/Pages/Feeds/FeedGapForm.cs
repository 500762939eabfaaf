using System.Globalization;
using Microsoft.AspNetCore.Http;
using Stp.Domain.Feeds;
using Stp.Functions.Feeds;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;

namespace Stp.Functions.Pages.Feeds;

/// <summary>What the forms have in common that say something of missing numbers.</summary>
internal static class FeedGapForm
{
    /// <summary>Does it, and shows the feed with a notice.</summary>
    public static async Task<IResult> ApplyAsync(
        PageRequest page, PageForm form, string notice, Func<FeedEpochName, GapNumbersBody, Task<FeedEpoch>> change)
    {
        var (name, numbers) = (NameOf(form), NumbersOf(form));
        await change(name, new GapNumbersBody(name.Epoch, (int)numbers[0], numbers[1], numbers[2], form.Find("reason")));
        return page.Done(
            page.Frame.Path("feeds"),
            notice,
            (GetFeedsPage.Venue.Name, name.Venue), (GetFeedsPage.Session.Name, name.Session), (GetFeedsPage.Epoch.Name, FeedDocument.IdOf(name.Epoch)));
    }

    /// <summary>The feed.</summary>
    public static FeedEpochName NameOf(PageForm form) => DateOnly.TryParseExact(
        form.Get("epoch"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var epoch)
        ? new FeedEpochName(form.Get("venue"), form.Get("session"), epoch)
        : throw new RequestException(ProblemKinds.RequestMalformed, "The epoch is no date.");

    /// <summary>Numbering, first and last number, as the form offers them.</summary>
    private static long[] NumbersOf(PageForm form)
    {
        var parts = form.Get("gap").Split('-');
        var numbers = parts.Select(part => long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToArray();
        return numbers is [>= 0 and <= int.MaxValue, >= 0, >= 0] ? numbers : throw new RequestException(ProblemKinds.RequestMalformed, "The gap is none that the page offers.");
    }
}
