using System.Text.Json;
using Microsoft.Azure.Cosmos;
using Stp.Deployment.Tests.Bicep;
using Stp.Functions.Cosmos;

namespace Stp.Deployment.Tests.Code;

/// <summary>Containers are those of <see cref="StpContainers"/>: a missing index makes a query slow or refuses it, and a wrong key cannot be changed later.</summary>
public sealed class ContainerTests
{
    private const string Container = "Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers";

    [Theory]
    [InlineData("dev")]
    [InlineData("test")]
    [InlineData("prod")]
    public async Task ContainersOfTheTemplate_AreThoseOfTheCode(string environment)
    {
        var deployment = await Snapshot.OfAsync(environment);

        Assert.Equal([StpContainers.Database], deployment.Of("Microsoft.DocumentDB/databaseAccounts/sqlDatabases").Select(database => database.OwnName));
        Assert.Equal(StpContainers.All.Select(Text).Order(StringComparer.Ordinal), deployment.Of(Container).Select(Text).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("partitionKey", """{ "paths": ["/instrument", "/account"] }""")]
    [InlineData("partitionKey", """{ "paths": ["/account"] }""")]
    [InlineData("defaultTtl", "3600")]
    [InlineData("uniqueKeyPolicy", """{ "uniqueKeys": [{ "paths": ["/type"] }] }""")]
    [InlineData("indexingPolicy", """{ "includedPaths": [{ "path": "/*" }] }""")]
    public async Task ContainerThatDiffers_IsFound(string property, string value)
    {
        var positions = (await Snapshot.OfAsync("dev")).Of(Container).Single(container => container.OwnName == StpContainers.Positions);
        var changed = System.Text.Json.Nodes.JsonNode.Parse(positions.Json.GetRawText())!;
        changed["properties"]!["resource"]![property] = System.Text.Json.Nodes.JsonNode.Parse(value);

        var text = Text(new Resource(JsonSerializer.SerializeToElement(changed)));

        Assert.NotEqual(Text(positions), text);
        Assert.DoesNotContain(text, StpContainers.All.Select(Text));
    }

    [Fact]
    public async Task ContainersOfOneKey_AreHashedAndOfSeveral_Hierarchical()
    {
        foreach (var container in (await Snapshot.OfAsync("prod")).Of(Container))
        {
            var paths = container.Texts("properties.resource.partitionKey.paths").Count;

            Assert.Equal(paths > 1 ? "MultiHash" : "Hash", container.Text("properties.resource.partitionKey.kind"));
            Assert.Equal("2", container.Text("properties.resource.partitionKey.version"));
            Assert.InRange(container.At("properties.options.autoscaleSettings.maxThroughput").GetInt32(), 1_000, 1_000_000);
        }
    }

    /// <summary>Everything of a container that has to be the same, in one line.</summary>
    private static string Text(ContainerProperties container) => Line(
        container.Id,
        container.PartitionKeyPaths,
        container.DefaultTimeToLive?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "",
        container.UniqueKeyPolicy.UniqueKeys.Select(key => string.Join('+', key.Paths)),
        container.IndexingPolicy.IncludedPaths.Select(path => path.Path),
        container.IndexingPolicy.ExcludedPaths.Select(path => path.Path),
        container.IndexingPolicy.CompositeIndexes.Select(index => string.Join('+', index.Select(path => $"{path.Path} {path.Order}"))),
        container.IndexingPolicy.SpatialIndexes.Select(index => index.Path));

    private static string Text(Resource container) => Line(
        container.Text("properties.resource.id"),
        container.Texts("properties.resource.partitionKey.paths"),
        container.Text("properties.resource.defaultTtl"),
        List(container, "uniqueKeyPolicy.uniqueKeys").Select(key => string.Join('+', key.GetProperty("paths").EnumerateArray())),
        List(container, "indexingPolicy.includedPaths").Select(PathOf),
        List(container, "indexingPolicy.excludedPaths").Select(PathOf),
        List(container, "indexingPolicy.compositeIndexes").Select(index => string.Join('+', index.EnumerateArray().Select(
            path => $"{PathOf(path)} {(path.GetProperty("order").GetString() == "ascending" ? CompositePathSortOrder.Ascending : CompositePathSortOrder.Descending)}"))),
        List(container, "indexingPolicy.spatialIndexes").Select(PathOf));

    private static List<JsonElement> List(Resource container, string path) =>
        container.At($"properties.resource.{path}") is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];

    private static string PathOf(JsonElement element) => element.GetProperty("path").GetString()!;

    private static string Line(
        string id,
        IEnumerable<string> key,
        string ttl,
        IEnumerable<string> unique,
        IEnumerable<string> included,
        IEnumerable<string> excluded,
        IEnumerable<string> composite,
        IEnumerable<string> spatial) =>
        $"{id} key:{string.Join(',', key)} ttl:{ttl} unique:{Sorted(unique)} included:{Sorted(included)} excluded:{Sorted(excluded)} composite:{Sorted(composite)} spatial:{Sorted(spatial)}";

    private static string Sorted(IEnumerable<string> texts) => string.Join(", ", texts.Order(StringComparer.Ordinal));
}
