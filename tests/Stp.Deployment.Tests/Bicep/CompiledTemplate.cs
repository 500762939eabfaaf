using System.Text.Json;

namespace Stp.Deployment.Tests.Bicep;

/// <summary>The template as the compiler makes it for Azure, with its modules inside.</summary>
internal static class CompiledTemplate
{
    private static readonly Lazy<Task<JsonElement>> Main = new(CompileAsync);

    /// <summary>The main template.</summary>
    public static Task<JsonElement> MainAsync() => Main.Value;

    /// <summary>The main template and each module in it.</summary>
    public static async Task<IReadOnlyList<JsonElement>> AllAsync() => [.. WithModules(await MainAsync())];

    private static IEnumerable<JsonElement> WithModules(JsonElement template) =>
        ResourcesOf(template.GetProperty("resources"))
            .Where(resource => resource.GetProperty("type").GetString() == "Microsoft.Resources/deployments")
            .SelectMany(resource => WithModules(resource.GetProperty("properties").GetProperty("template")))
            .Prepend(template);

    /// <summary>By their symbols, or in a list where a file has no types of its own.</summary>
    private static IEnumerable<JsonElement> ResourcesOf(JsonElement resources) => resources.ValueKind == JsonValueKind.Object
        ? resources.EnumerateObject().Select(resource => resource.Value)
        : resources.EnumerateArray();

    private static async Task<JsonElement> CompileAsync()
    {
        using var folder = TemplateFolder.Create();
        var (exitCode, findings) = await BicepCli.RunAsync(["build", folder.PathOf("main.bicep"), "--outfile", folder.PathOf("main.json")]);
        Assert.Equal((0, ""), (exitCode, string.Join('\n', findings)));
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(folder.PathOf("main.json")));
        return json.RootElement.Clone();
    }
}
