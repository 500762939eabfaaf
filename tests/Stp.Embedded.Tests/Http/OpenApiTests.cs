using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Stp.Embedded.Tests.Http;

/// <summary>openapi.json is right and whole.</summary>
[Collection(nameof(ContractHost))]
public sealed class OpenApiTests(ContractHost host)
{
    public static TheoryData<string> Functions => RouteWalkTests.Functions;

    [Fact]
    public async Task It_is_a_document_of_openapi_3_1_without_a_fault()
    {
        var description = await ApiDescription.Product.Value;
        var read = OpenApiDocument.Parse(System.Text.Encoding.UTF8.GetString(description.Json), "json");

        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic!.SpecificationVersion);
        Assert.Empty(read.Diagnostic.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
        Assert.Equal("3.1", description.Root["openapi"]!.GetValue<string>()[..3]);
    }

    [Fact]
    public async Task It_is_served_to_everybody_under_an_etag()
    {
        using var first = await host.Http.GetAsync("openapi.json");
        using var second = await host.Http.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, "openapi.json") { Headers = { { "If-None-Match", first.Headers.ETag!.Tag } } });

        Assert.Equal((await ApiDescription.Product.Value).Json, await first.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/json", first.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task It_has_everything_that_the_contract_of_a_route_says(string function)
    {
        var route = ContractHost.Routes.Single(candidate => candidate.Function == function);
        var description = await ApiDescription.Product.Value;
        var operation = description.Root["paths"]![route.Path]![route.Method.ToLowerInvariant()]!.AsObject();
        var responses = operation["responses"]!.AsObject();

        Assert.Equal(
            [.. route.Contract.Path.Select(p => $"path {p.Name}"), .. route.Contract.Query.Select(q => $"query {q.Name}")],
            operation["parameters"]!.AsArray().Where(p => Text(p!, "in") != "header").Select(p => $"{Text(p!, "in")} {Text(p!, "name")}"));
        Assert.All(route.Contract.Answers, answer => Assert.True(answer.MediaType is null
            ? responses[$"{answer.Status}"]!["content"] is null
            : responses[$"{answer.Status}"]!["content"]![answer.MediaType]!["schema"] is not null));
        Assert.All(
            route.Contract.AllProblems(route.Method),
            kind => Assert.NotNull(responses[$"{kind.Status}"]!["content"]!["application/problem+json"]!["examples"]![kind.Code]));
        Assert.Equal(
            route.Contract.Role is { } role ? [role, role] : [],
            operation["security"]!.AsArray().Select(scheme => scheme!.AsObject().Single().Value!.AsArray().Single()!.GetValue<string>()));
        Assert.NotEqual("", Text(operation, "summary"));
    }

    [Fact]
    public async Task It_has_no_operation_twice_and_none_that_is_not_served()
    {
        var description = await ApiDescription.Product.Value;
        var ids = description.Operations.Select(operation => Text(operation.Operation, "operationId")).ToList();

        Assert.Equal(ids.Distinct(), ids);
        Assert.Equal(
            ContractHost.Routes.Select(route => $"{route.Method} {route.Path}").Order(StringComparer.Ordinal),
            description.Operations.Select(operation => $"{operation.Method} {operation.Path}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_example_fits_its_schema()
    {
        var description = await ApiDescription.Product.Value;
        var examples =
            from operation in description.Operations
            from content in ContentsOf(operation.Operation)
            from example in ExamplesOf(content)
            select (Where: $"{operation.Method} {operation.Path}", Schema: content["schema"]!, Example: example);

        var all = examples.Concat(
            from operation in description.Operations
            from parameter in operation.Operation["parameters"]!.AsArray()
            select (Where: $"{operation.Path} {Text(parameter!, "name")}", Schema: parameter!["schema"]!, Example: parameter!["example"]!)).ToList();

        Assert.NotEmpty(all);
        Assert.All(all, one => Assert.Equal("", Prefixed(one.Where, description.FaultsOf(one.Schema, JsonSerializer.SerializeToElement(one.Example)))));
    }

    [Fact]
    public async Task Every_property_of_an_answer_is_explained()
    {
        var description = await ApiDescription.Product.Value;
        var trade = description.Root["components"]!["schemas"]!["Position"]!["properties"]!.AsObject();

        Assert.All(trade, property => Assert.NotEqual("", (string?)property.Value!["description"] ?? ""));
    }

    [Fact]
    public async Task The_page_for_people_has_every_route_and_needs_nothing_from_anywhere()
    {
        using var response = await host.Http.GetAsync("docs");
        var page = await response.Content.ReadAsStringAsync();

        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        Assert.All(ContractHost.Routes, route => Assert.Contains($"<h3>{route.Method} {WebUtility.HtmlEncode(route.Path)}</h3>", page, StringComparison.Ordinal));
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("style=\"", page, StringComparison.Ordinal);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    private static IEnumerable<JsonNode> ContentsOf(JsonObject operation) =>
        operation["responses"]!.AsObject().Select(response => response.Value!["content"])
            .Append(operation["requestBody"]?["content"])
            .OfType<JsonObject>()
            .SelectMany(content => content.Select(media => media.Value!));

    private static IEnumerable<JsonNode> ExamplesOf(JsonNode content) =>
        content["example"] is { } one ? [one] : content["examples"]!.AsObject().Select(example => example.Value!["value"]!);

    private static string Prefixed(string where, string faults) => faults.Length == 0 ? "" : $"{where}: {faults}";

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
