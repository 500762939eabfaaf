using System.Text;
using System.Text.Json;

namespace Stp.Embedded.Cosmos.Catalog;

/// <summary>A database.</summary>
internal sealed record DatabaseInfo(string Id, long Number)
{
    public string ResourceId => Catalog.ResourceId.Database(Number);

    public byte[] Json() => Encoding.UTF8.GetBytes(
        $$"""{"id":{{JsonSerializer.Serialize(Id)}},"_rid":"{{ResourceId}}","_self":"dbs/{{ResourceId}}/","_etag":"\"{{Number:x16}}\"","_colls":"colls/","_users":"users/","_ts":0}""");
}
