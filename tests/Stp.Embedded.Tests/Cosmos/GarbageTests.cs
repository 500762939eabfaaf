using System.Text;
using Stp.Embedded.Cosmos;
using Stp.Embedded.Cosmos.Batches;
using Stp.Embedded.Cosmos.Catalog;
using Stp.Embedded.Cosmos.Items;
using Stp.Embedded.Cosmos.Queries;

namespace Stp.Embedded.Tests.Cosmos;

/// <summary>Input that is broken in any way ends in an answer of 4xx or 501, never in another exception.</summary>
public sealed class GarbageTests
{
    private const int Rounds = 3_000;

    private static readonly ContainerInfo Container = new("d", 1, "c", 1, """{"id":"c","partitionKey":{"paths":["/pk/inner"],"kind":"Hash"},"indexingPolicy":{"includedPaths":[{"path":"/a/?"}]}}"""u8.ToArray());

    [Fact]
    public void A_broken_query() => Mutate(
        """{"query":"SELECT TOP 5 c.id, c[\"a\"].b AS x FROM c WHERE (c.a = @p AND NOT STARTSWITH(c.b, 'x', true)) OR c.n IN (1, -2.5e3, null) ORDER BY c.a DESC OFFSET 1 LIMIT 2","parameters":[{"name":"@p","value":[1,"a"]}]}""",
        body => QueryText.Parse(body));

    [Fact]
    public void A_broken_document() => Mutate(
        """{"id":"a\u0041","pk":{"inner":1.50},"a":[1,{"b":null}],"_etag":"x","t":"😀"}""",
        body => ItemReader.Prepare(body, Container, null));

    [Fact]
    public void A_broken_patch() => Mutate(
        """{"condition":"FROM c WHERE c.a = 1","operations":[{"op":"incr","path":"/a","value":1},{"op":"set","path":"/b/0","value":{"x":1}}]}""",
        body => JsonPatch.Parse(body).Apply("""{"id":"a","a":1,"b":[1]}"""u8.ToArray()));

    [Fact]
    public void A_broken_partition_key() => Mutate("""["ab\u0041",{}]""", body => PartitionKeyText.FromHeader(Encoding.UTF8.GetString(body), Container.PartitionKey));

    [Fact]
    public void A_broken_continuation() => Mutate(
        new Continuation(0, [Sql("a"), Sql("b")], 7, 3).ToString(),
        body => Continuation.Read(Encoding.UTF8.GetString(body), 0));

    [Fact]
    public void A_broken_batch()
    {
        var random = new Random(5);
        // Fewer, because the row library's own exceptions are slow to make.
        for (var round = 0; round < Rounds / 10; round++)
        {
            var body = new byte[random.Next(1, 200)];
            random.NextBytes(body);
            body[0] = 0x81;
            Assert.Throws<GatewayFault>(() => BatchReader.Read(body, Container, null, 100));
        }
    }

    private static Stp.Embedded.Cosmos.Sql.SqlValue Sql(string text) => Stp.Embedded.Cosmos.Sql.SqlValue.Of(text);

    private static void Mutate(string valid, Action<byte[]> read)
    {
        const string Letters = "{}[]()\"'\\,:.@-+ec0159 \u0001=<>";
        var random = new Random(11);
        for (var round = 0; round < Rounds; round++)
        {
            var text = new StringBuilder(valid);
            for (var edits = random.Next(1, 4); edits > 0; edits--)
            {
                var place = random.Next(text.Length);
                _ = random.Next(3) switch
                {
                    0 => text.Remove(place, Math.Min(random.Next(1, 9), text.Length - place)),
                    1 => text.Insert(place, Letters[random.Next(Letters.Length)]),
                    _ => text.Replace(text[place], Letters[random.Next(Letters.Length)], place, 1),
                };
                if (text.Length == 0)
                {
                    text.Append('x');
                }
            }

            try
            {
                read(Encoding.UTF8.GetBytes(text.ToString()));
            }
            catch (GatewayFault fault)
            {
                Assert.InRange((int)fault.Status, 400, 501);
            }
            catch (Exception fault)
            {
                Assert.Fail($"{fault.GetType().Name} for {text}: {fault}");
            }
        }
    }
}
