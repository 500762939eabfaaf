using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Stp.AzureSdk.Tests.Tables;

public sealed class TableEntityTests
{
    private static readonly DateTimeOffset Instant = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Every_kind_of_property_comes_back_as_it_was_set()
    {
        var guid = new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        var entity = new TableEntity("p", "r")
        {
            ["text"] = "a",
            ["int"] = 1,
            ["long"] = 2L,
            ["double"] = 3d,
            ["bool"] = true,
            ["guid"] = guid,
            ["bytes"] = new byte[] { 1 },
            ["instant"] = Instant,
        };
        entity.ETag = new ETag("W/\"1\"");
        entity.Timestamp = Instant;

        Assert.Equal(("p", "r", new ETag("W/\"1\""), Instant), (entity.PartitionKey, entity.RowKey, entity.ETag, entity.Timestamp));
        Assert.Equal(("a", 1, 2L, 3d, true, guid), (entity.GetString("text"), entity.GetInt32("int"), entity.GetInt64("long"), entity.GetDouble("double"), entity.GetBoolean("bool"), entity.GetGuid("guid")));
        Assert.Equal([1], entity.GetBinary("bytes"));
        Assert.Equal([1], entity.GetBinaryData("bytes").ToArray());
        Assert.Equal((Instant, Instant.UtcDateTime), (entity.GetDateTimeOffset("instant"), entity.GetDateTime("instant")));
        Assert.Null(entity.GetString("missing"));
        Assert.Null(entity["missing"]);
        Assert.Throws<InvalidOperationException>(() => entity.GetInt32("text"));
        Assert.Equal(12, entity.Count);
    }

    [Fact]
    public void An_int_set_where_a_long_or_double_stands_becomes_one()
    {
        var entity = new TableEntity { ["long"] = 2L, ["double"] = 3d };

        entity["long"] = 4;
        entity["double"] = 5;

        Assert.Equal((4L, 5d), (entity.GetInt64("long"), entity.GetDouble("double")));
    }

    [Fact]
    public void Error_codes_compare_without_case()
    {
        Assert.True(TableErrorCode.EntityAlreadyExists == "entityalreadyexists");
        Assert.True(TableErrorCode.EntityAlreadyExists != TableErrorCode.TableNotFound);
        Assert.Equal("EntityAlreadyExists", TableErrorCode.EntityAlreadyExists.ToString());
    }

    [Fact]
    public void A_failed_transaction_names_the_action()
    {
        var request = new RequestFailedException(409, "there", "EntityAlreadyExists", null) { Data = { ["FailedEntity"] = "7" } };

        var fault = new TableTransactionFailedException(request);

        Assert.Equal((409, "EntityAlreadyExists", 7), (fault.Status, fault.ErrorCode, fault.FailedTransactionActionIndex));
        Assert.Null(new TableTransactionFailedException(new RequestFailedException(400, "?")).FailedTransactionActionIndex);
    }

    [Fact]
    public void A_filter_quotes_its_values()
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {"o'neil"} and n eq {1} and l gt {2L} and b eq {true} and d eq {1.5m} and t lt {Instant} and z eq {(string?)null}");

        Assert.Equal("PartitionKey eq 'o''neil' and n eq 1 and l gt 2L and b eq true and d eq 1.5 and t lt datetime'2026-11-20T12:00:00Z' and z eq null", filter);
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"a eq {new object()}"));
    }

    [Fact]
    public void An_expression_becomes_a_filter()
    {
        var partition = "p";

        Assert.Equal(
            "(PartitionKey eq 'p') and ((RowKey ge 'a') or (not (flag eq true)))",
            TableClient.CreateQueryFilter<TableEntity>(e => e.PartitionKey == partition && (e.RowKey.CompareTo("a") >= 0 || !(e.GetBoolean("flag") == true))));
        Assert.Throws<NotSupportedException>(() => TableClient.CreateQueryFilter<TableEntity>(e => e.RowKey.StartsWith('a')));
    }
}
