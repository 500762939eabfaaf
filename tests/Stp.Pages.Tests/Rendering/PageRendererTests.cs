using System.Text;
using Microsoft.AspNetCore.Http;
using Stp.Pages.Positions;
using Stp.Pages.Rendering;
using Stp.Pages.Tests.Samples;

namespace Stp.Pages.Tests.Rendering;

public sealed class PageRendererTests
{
    [Fact]
    public async Task Result_OfAPage_IsHtmlWithItsStatus()
    {
        var http = new DefaultHttpContext();
        using var body = new MemoryStream();
        http.Response.Body = body;
        var result = await PageRenderer.ResultAsync<PositionsPage, PositionsModel>(SampleFrames.Full, SampleTrades.Positions, statusCode: 422);
        await result.ExecuteAsync(http);
        Assert.Equal((422, "text/html; charset=utf-8"), (http.Response.StatusCode, http.Response.ContentType));
        Assert.StartsWith("<!DOCTYPE html>", Encoding.UTF8.GetString(body.ToArray()).TrimStart());
    }

    [Fact]
    public async Task Html_ManyAtOnce_AreTheSame()
    {
        var pages = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => SamplePages.HtmlAsync("positions"))));
        Assert.Single(pages.Distinct());
    }
}
