using Newtonsoft.Json.Linq;

namespace Stp.Embedded.Tests.Cosmos;

public abstract partial class Queries
{
    [Fact]
    public async Task Groups_have_the_count_and_the_lowest_and_highest_value_of_their_documents()
    {
        await SeedAsync(
            """{"id":"1","pk":"p","kind":"a","rank":3}""",
            """{"id":"2","pk":"q","kind":"a","rank":1}""",
            """{"id":"3","pk":"q","kind":"b","rank":7}""",
            """{"id":"4","pk":"p","kind":"b","rank":7}""",
            """{"id":"5","pk":"q","kind":"c","rank":9}""",
            """{"id":"6","pk":"q","rank":2}""");

        var groups = await QueryAsync<JObject>(
            "SELECT c.kind, COUNT(1) AS count, MIN(c.rank) AS low, MAX(c.rank) AS high FROM c WHERE c.rank < 9 GROUP BY c.kind");

        Assert.Equal(
            [" 1 2 2", "a 2 1 3", "b 2 7 7"],
            groups.Select(group => $"{group["kind"]} {group["count"]} {group["low"]} {group["high"]}").Order(StringComparer.Ordinal));
    }
}
