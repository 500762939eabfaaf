using System.Text.Json;

namespace Stp.Benchmarks.EndToEnd;

/// <summary>What measurements of the whole product read of it.</summary>
internal static class HttpReading
{
    /// <summary>Every item of a list, over all its pages.</summary>
    public static async IAsyncEnumerable<JsonElement> ItemsAsync(this HttpClient http, string path)
    {
        for (var next = path; next is not null;)
        {
            await using var stream = await http.GetStreamAsync(next);
            using var page = await JsonDocument.ParseAsync(stream);
            foreach (var item in page.RootElement.GetProperty("value").EnumerateArray())
            {
                yield return item;
            }

            next = page.RootElement.TryGetProperty("nextLink", out var link) ? link.GetString() : null;
        }
    }

    /// <summary>Notes a difference, where there is one.</summary>
    public static void Compare<T>(this List<string> problems, string what, T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            problems.Add($"{what}: {actual} and not {expected}");
        }
    }
}
