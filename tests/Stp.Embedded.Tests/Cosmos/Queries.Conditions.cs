using System.Net;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;

namespace Stp.Embedded.Tests.Cosmos;

/// <content>Conditions, and what is no query.</content>
public abstract partial class Queries
{
    [Theory]
    [InlineData("c.v = 1", "one onepoint")]
    [InlineData("1 = c.v", "one onepoint")]
    [InlineData("c.v = 0", "zero")]
    [InlineData("c.v = true", "true")]
    [InlineData("c.v", "true")]
    [InlineData("c.v = null", "null")]
    [InlineData("c.v = '1'", "text1")]
    [InlineData("c.v = \"abc\"", "abc")]
    [InlineData("c[\"v\"] = 'abc'", "abc")]
    [InlineData("c.v != 1", "Zed abc false list null object ten text1 true zero")]
    [InlineData("c.v != null", "Zed abc false list object one onepoint ten text1 true zero")]
    [InlineData("NOT (c.v = 1)", "Zed abc false list null object ten text1 true zero")]
    [InlineData("c.v > 0", "one onepoint ten")]
    [InlineData("c.v >= 0 AND c.v < 10", "one onepoint zero")]
    [InlineData("NOT (c.v > 0)", "zero")]
    [InlineData("c.v BETWEEN 1 AND 10", "one onepoint ten")]
    [InlineData("c.v > 'Z'", "Zed abc")]
    [InlineData("c.v < 'a'", "Zed text1")]
    [InlineData("c.v IN (1, 'abc', true, null)", "abc null one onepoint true")]
    [InlineData("c.v NOT IN (1, 'abc', true, null)", "Zed false list object ten text1 zero")]
    [InlineData("c.v = 10 OR c.v = 'abc'", "abc ten")]
    [InlineData("c.pk = 'p' AND (c.v = 10 OR c.v = 'abc')", "ten")]
    [InlineData("NOT (c.v = 10 OR c.pk = 'q')", "null one onepoint text1 zero")]
    [InlineData("NOT IS_DEFINED(c.v)", "missing")]
    [InlineData("IS_DEFINED(c.v) = false", "missing")]
    [InlineData("IS_NULL(c.v)", "null")]
    [InlineData("IS_STRING(c.v)", "Zed abc text1")]
    [InlineData("IS_NUMBER(c.v) AND NOT c.v = 0", "one onepoint ten")]
    [InlineData("NOT IS_NUMBER(c.v) AND c.pk = 'p'", "missing null text1")]
    [InlineData("STARTSWITH(c.v, 'ab')", "abc")]
    [InlineData("STARTSWITH(c.v, 'AB', true)", "abc")]
    [InlineData("NOT STARTSWITH(c.v, 'ab')", "Zed text1")]
    [InlineData("CONTAINS(c.v, 'b')", "abc")]
    [InlineData("ENDSWITH(c.v, 'ed')", "Zed")]
    [InlineData("ARRAY_CONTAINS(c.v, 'a')", "list")]
    [InlineData("ARRAY_CONTAINS(c.v, 'a') AND c.pk = 'p'", "")]
    [InlineData("ARRAY_CONTAINS(c.v, 'a') OR c.v = 'abc'", "abc list")]
    [InlineData("ARRAY_CONTAINS(c.v, 'A') OR ARRAY_CONTAINS(c.v, 1)", "list")]
    [InlineData("ARRAY_CONTAINS(c.v, 'abc')", "")]
    [InlineData("ARRAY_CONTAINS(c.v, true) AND NOT ARRAY_CONTAINS(c.v, 'z')", "list")]
    [InlineData("ARRAY_CONTAINS(['one', 'ten'], c.id)", "one ten")]
    [InlineData("EXISTS(SELECT VALUE e FROM e IN c.v WHERE ARRAY_CONTAINS(['a', 'z'], e))", "list")]
    [InlineData("EXISTS(SELECT VALUE e FROM e IN c.v WHERE ARRAY_CONTAINS(['z'], e))", "")]
    [InlineData("EXISTS(SELECT VALUE e FROM e IN c.v WHERE NOT ARRAY_CONTAINS(['a'], e))", "list")]
    [InlineData("NOT EXISTS(SELECT VALUE e FROM e IN c.v WHERE NOT ARRAY_CONTAINS(['a'], e)) AND c.pk = 'q'", "Zed abc false object true")]
    [InlineData("NOT EXISTS(SELECT VALUE e FROM e IN c.v WHERE NOT ARRAY_CONTAINS([], e)) AND NOT EXISTS(SELECT VALUE e FROM e IN c.v WHERE ARRAY_CONTAINS(['x'], e)) AND c.pk = 'q'", "Zed abc false object true")]
    [InlineData("EXISTS(SELECT VALUE e FROM e IN c.v WHERE e >= 'a' AND e < 'b')", "list")]
    [InlineData("EXISTS(SELECT VALUE e FROM e IN c.v WHERE e >= 'b' AND e < 'z')", "")]
    [InlineData("EXISTS(SELECT VALUE e FROM e IN c.v WHERE e >= 'A' AND e < 'a')", "")]
    [InlineData("NOT EXISTS(SELECT VALUE e FROM e IN c.v WHERE e >= 'a' AND e < 'b') AND c.pk = 'q'", "Zed abc false object true")]
    [InlineData("c.v.a.b = 5", "object")]
    [InlineData("c[\"v\"][\"a\"].b >= 5", "object")]
    [InlineData("true", "Zed abc false list missing null object one onepoint ten text1 true zero")]
    [InlineData("1 = 2 OR c.id = 'one'", "one")]
    [InlineData("c._ts > 1700000000 AND c.v = 10", "ten")]
    public async Task Conditions_select_what_the_service_selects(string where, string ids)
    {
        await SeedTypesAsync();
        Assert.Equal(ids, await IdsAsync(Items, where));
        Assert.Equal(ids, await IdsAsync(Indexed, where));
    }

    [Fact]
    public async Task Parameters_are_values_and_never_text()
    {
        const string Hostile = "x' OR 1=1 --";
        await SeedAsync("""{"id":"a","pk":"p","v":"x' OR 1=1 --"}""", """{"id":"b","pk":"p","v":"x"}""");
        var query = new QueryDefinition("SELECT VALUE c.id FROM c WHERE c.v = @v AND ARRAY_CONTAINS(@ids, c.id) AND c.n = @missing OR c.v = @v")
            .WithParameter("@v", Hostile).WithParameter("@ids", new List<string> { "a", "b" }).WithParameter("@missing", 1.5);
        Assert.Equal(["a"], await QueryAsync<string>(query));
    }

    [Theory]
    [InlineData("SELECT * FROM c WHERE")]
    [InlineData("SELECT FROM c")]
    [InlineData("SELECT * FROM c WHERE c.a = @unknown")]
    [InlineData("SELECT * FROM c WHERE c.a = 'x")]
    [InlineData("SELECT * FROM c WHERE (c.a = 1")]
    [InlineData("DELETE FROM c")]
    public async Task A_query_that_is_no_query_is_a_bad_request(string query)
    {
        var fault = await Assert.ThrowsAsync<CosmosException>(() => QueryAsync<JObject>(query));
        Assert.Equal(HttpStatusCode.BadRequest, fault.StatusCode);
    }
}
