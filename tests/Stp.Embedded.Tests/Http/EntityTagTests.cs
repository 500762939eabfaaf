using System.Net;
using Stp.Embedded.Tests.Hosting;

namespace Stp.Embedded.Tests.Http;

/// <summary>Where a contract promises an ETag, there is one, and it saves the body.</summary>
[Collection(nameof(ContractHost))]
public sealed class EntityTagTests(ContractHost host)
{
    [Fact]
    public async Task Every_item_comes_with_a_tag_and_as_304_with_it()
    {
        var runner = new HttpFileRunner(HttpFile.Docs, host.Http);
        var tagged = ContractHost.Routes.Where(route => route.Method == "GET" && route.Contract.Answers.Any(answer => answer.HasTag)).Select(route => route.Function).ToList();
        foreach (var request in HttpFile.Docs.Reads)
        {
            // The CSV of the same route has no tag.
            var plain = request with { Headers = new Dictionary<string, string>() };
            if (!tagged.Remove(request.Name))
            {
                using var other = await runner.SendAsync(plain, ContractHost.Everything);
                continue;
            }

            // What is still under way, such as a batch, may change between the two requests.
            await Eventually.HoldsAsync(() => IsSavedAsync(runner, plain), $"{request.Name} was 304");
        }

        Assert.Empty(tagged);
    }

    private async Task<bool> IsSavedAsync(HttpFileRunner runner, HttpFileRequest request)
    {
        using var first = await runner.SendAsync(request, ContractHost.Everything);
        var again = runner.Message(request, ContractHost.Everything);
        again.Headers.TryAddWithoutValidation("If-None-Match", first.Headers.ETag!.Tag);
        using var second = await host.Http.SendAsync(again);
        return second.StatusCode == HttpStatusCode.NotModified && (await second.Content.ReadAsByteArrayAsync()).Length == 0;
    }
}
