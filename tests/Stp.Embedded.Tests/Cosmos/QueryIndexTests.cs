using System.Text;
using Stp.Embedded.Cosmos.Catalog;
using Stp.Embedded.Cosmos.Queries;
using Stp.Embedded.Cosmos.Sql;

namespace Stp.Embedded.Tests.Cosmos;

/// <summary>That queries over indexed paths search an index and sort nothing, whatever the number of documents.</summary>
public sealed class QueryIndexTests : IAsyncDisposable
{
    private const string Definition = """
        {"id":"c","partitionKey":{"paths":["/pk"],"kind":"Hash","version":2},
         "indexingPolicy":{"includedPaths":[{"path":"/*"},{"path":"/clearingDate/?"},{"path":"/accounts/[]/?"}],
           "compositeIndexes":[[{"path":"/type","order":"ascending"},{"path":"/account","order":"ascending"},{"path":"/instrument","order":"ascending"}],
                               [{"path":"/type"},{"path":"/updated","order":"descending"}],
                               [{"path":"/type"},{"path":"/pk"},{"path":"/id"}]]}}
        """;

    private readonly EmbeddedAccount _account = new();

    public async ValueTask DisposeAsync() => await _account.DisposeAsync();

    [Theory]
    [InlineData("c.type = 'position' AND c.account = 'A' AND c.instrument = 'I'", "", "INDEX cosmos_items_1_1 (k1=? AND k2=? AND k3=?)")]
    [InlineData("c.type = 'position' AND c.account = 'A'", "", "INDEX cosmos_items_1_1 (k1=? AND k2=?)")]
    [InlineData("c.type = 'position' AND c.account = 'A'", "ORDER BY c.instrument", "INDEX cosmos_items_1_1 (k1=? AND k2=?")]
    [InlineData("c.type = 'posting'", "ORDER BY c.type, c.updated DESC", "INDEX cosmos_items_1_2 (k1=?")]
    [InlineData("c.type = 'posting'", "ORDER BY c.updated DESC", "INDEX cosmos_items_1_2 (k1=?")]
    [InlineData("c.type = 'posting' AND c.updated >= 'x' AND (c.updated > 'x' OR c.id > 'y')", "ORDER BY c.type, c.updated DESC", "INDEX cosmos_items_1_2 (k1=? AND k4>?)")]
    [InlineData("c.clearingDate >= '2026-11-01' AND c.clearingDate < '2026-12-01'", "ORDER BY c.clearingDate", "INDEX cosmos_items_1_0 (k0>? AND k0<?)")]
    [InlineData("STARTSWITH(c.clearingDate, '2026-11')", "ORDER BY c.clearingDate DESC", "INDEX cosmos_items_1_0 (k0>? AND k0<?)")]
    [InlineData("c.clearingDate IN ('2026-11-01', '2026-11-02')", "ORDER BY c.clearingDate", "INDEX cosmos_items_1_0 (k0=?)")]
    [InlineData("ARRAY_CONTAINS(['a', 'b'], c.id)", "ORDER BY c.id", "INDEX cosmos_items_1_id (id=?)")]
    [InlineData("ARRAY_CONTAINS(c.accounts, 'A')", "", "cosmos_items_1_a0 USING PRIMARY KEY (element=?)")]
    [InlineData("c.status != 'linked' AND ARRAY_CONTAINS(c.accounts, 'A')", "ORDER BY c.id", "cosmos_items_1_a0 USING PRIMARY KEY (element=?)")]
    [InlineData("ARRAY_CONTAINS(c.accounts, 'A') AND c.id > 'x'", "ORDER BY c.id DESC", "cosmos_items_1_a0 USING PRIMARY KEY (element=? AND item_id>?)")]
    [InlineData("(c.id = 'a' AND c.pk = 'x') OR (c.id = 'b' AND c.pk = 'y')", "ORDER BY c.id", "INDEX cosmos_items_1_id (id=?)")]
    public async Task An_index_is_searched_on_the_first_page(string where, string order, string index)
    {
        var plan = await PlanAsync(where, order, after: null);
        Assert.Contains(index, string.Join('\n', plan), StringComparison.Ordinal);
        Assert.DoesNotContain(plan, line => line.Contains("TEMP B-TREE FOR ORDER BY", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ORDER BY c.clearingDate", "INDEX cosmos_items_1_0 (k0>?")]
    [InlineData("ORDER BY c.clearingDate DESC", "INDEX cosmos_items_1_0 (k0>? AND k0<?)")]
    public async Task A_later_page_starts_inside_the_index(string order, string index)
    {
        var plan = await PlanAsync("IS_DEFINED(c.x)", order, new Continuation(0, [SqlValue.Of("2026-11-05")], 77, null));
        Assert.Contains(index, string.Join('\n', plan), StringComparison.Ordinal);
        Assert.DoesNotContain(plan, line => line.Contains("TEMP B-TREE FOR ORDER BY", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_later_page_without_an_order_starts_inside_the_index()
    {
        var plan = await PlanAsync("c.type = 'position' AND c.account = 'A'", string.Empty, new Continuation(0, [SqlValue.Of("I7")], 77, null));
        Assert.Contains("INDEX cosmos_items_1_1 (k1=? AND k2=? AND k3>?)", string.Join('\n', plan), StringComparison.Ordinal);
        Assert.DoesNotContain(plan, line => line.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ARRAY_CONTAINS(c.accounts, 'A') AND c.status = 'open'", "ORDER BY c.id", "cosmos_items_1_a0 USING PRIMARY KEY (element=? AND (item_id,item)>(?,?))")]
    [InlineData("c.type = 'posting' AND c.account = 'A'", "ORDER BY c.type, c.account, c.instrument", "INDEX cosmos_items_1_1 (k1=? AND k2=? AND k3>?)")]
    public async Task A_later_page_starts_inside_the_index_behind_what_the_conditions_fix(string where, string order, string index)
    {
        SqlValue[] keys = [SqlValue.Of("posting"), SqlValue.Of("A"), SqlValue.Of("X")];
        var plan = await PlanAsync(where, order, new Continuation(0, keys[^order.Count(letter => letter == '.')..], 77, null));
        Assert.Contains(index, string.Join('\n', plan), StringComparison.Ordinal);
        Assert.DoesNotContain(plan, line => line.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("c.type = 'position' AND c.account = 'A'", "ORDER BY c.id", "INDEX cosmos_items_1_pk (pk=?)")]
    [InlineData("c.type = 'position' AND c.pk = 'A'", "ORDER BY c.type DESC, c.pk DESC, c.id DESC", "INDEX cosmos_items_1_3 (k1=? AND k5=?)")]
    [InlineData("c.type = 'position' AND c.pk = 'A' AND STARTSWITH(c.id, 'x')", "ORDER BY c.id", "INDEX cosmos_items_1_3 (k1=? AND k5=? AND id>? AND id<?)")]
    public async Task A_single_partition_is_read_by_its_own_index_or_by_one_that_is_narrower(string where, string order, string index)
    {
        var plan = await PlanAsync(where, order, after: null, QueryScope.Partition("""["A"]"""u8.ToArray()));
        Assert.Contains(index, string.Join('\n', plan), StringComparison.Ordinal);
        Assert.Equal(index.Contains("_pk", StringComparison.Ordinal), plan.Exists(line => line.Contains("TEMP B-TREE FOR ORDER BY", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" AND c.id > 'x'")]
    public async Task Documents_with_an_element_in_a_range_are_found_by_the_index_of_the_array(string more)
    {
        var plan = await PlanAsync($"EXISTS(SELECT VALUE e FROM e IN c.accounts WHERE e >= 'A' AND e < 'B'){more}", "ORDER BY c.id", after: null);
        Assert.Contains("cosmos_items_1_a0 USING PRIMARY KEY (element>? AND element<?)", string.Join('\n', plan), StringComparison.Ordinal);
        Assert.Contains(plan, line => line.Contains("USING INTEGER PRIMARY KEY (rowid=?)", StringComparison.Ordinal));
    }

    private async Task<List<string>> PlanAsync(string where, string order, Continuation? after, QueryScope? scope = null)
    {
        var container = new ContainerInfo("d", 1, "c", 1, Encoding.UTF8.GetBytes(Definition));
        await _account.Store.WriteAsync(session =>
        {
            container.Table.Create(session);
            return 0;
        });
        var body = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new { query = $"SELECT * FROM c WHERE {where} {order}" });
        var query = QueryText.Parse(body).Query;
        var sql = new PageStatement(container, scope ?? QueryScope.Everything, query).Parts(after).First()(10).ToString();
        return _account.Store.Read(session =>
        {
            var lines = new List<string>();
            using var call = session.Call("EXPLAIN QUERY PLAN " + sql);
            while (call.Step())
            {
                lines.Add(Encoding.UTF8.GetString(call.Utf8(3)));
            }

            return lines;
        });
    }
}
