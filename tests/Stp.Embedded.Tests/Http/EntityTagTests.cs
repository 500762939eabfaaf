using System.Net;

namespace Stp.Embedded.Tests.Http;

/// <summary>Where a contract promises an ETag, there is one, and it saves the body.</summary>
[Collection(nameof(ContractHost))]
public sealed class EntityTagTests(ContractHost host)
{
    [Fact]
    public async Task Every_item_comes_with_a_tag_and_as_304_with_it()
    {
        var runner = new HttpFileRunner(HttpFile.Docs, host.Http);
        var tagged = ContractHost.Routes.Where(route => route.Contract.Answers.Any(answer => answer.HasTag)).Select(route => route.Function).ToList();
        foreach (var request in HttpFile.Docs.Requests.Where(request => request.Method == "GET"))
        {
            // The CSV of the same route has no tag.
            var plain = request with { Headers = new Dictionary<string, string>() };
            using var first = await runner.SendAsync(plain, ContractHost.Everything);
            if (!tagged.Contains(request.Name))
            {
                continue;
            }

            var again = runner.Message(plain, ContractHost.Everything);
            again.Headers.TryAddWithoutValidation("If-None-Match", first.Headers.ETag!.Tag);
            using var second = await host.Http.SendAsync(again);
            Assert.True(second.StatusCode == HttpStatusCode.NotModified, $"{request.Name}: {second.StatusCode}");
            Assert.Empty(await second.Content.ReadAsByteArrayAsync());
            tagged.Remove(request.Name);
        }

        Assert.Empty(tagged);
    }
}
