using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Stp.Embedded.Tests.EndOfDay;
using Stp.Functions.Audit;

namespace Stp.Embedded.Tests.Audit;

/// <summary>The audit trail of a product under a clock that the test turns.</summary>
internal static class AuditActions
{
    /// <summary>Every entry, newest first; the clock goes on a second before, so that no two changes of a test are of one instant.</summary>
    public static async Task<List<JsonElement>> TrailAsync(this EndOfDayUnderTest day, string path = "audit")
    {
        await day.AdvanceAsync(TimeSpan.FromSeconds(1));
        using var response = await day.SendAsync(HttpMethod.Get, path, "ben", content: null);
        return [.. (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("value").EnumerateArray()];
    }

    /// <summary>What the timer does each minute. Gives the number of entries that were still on their way.</summary>
    public static Task<int> MoveLeftAsync(this EndOfDayUnderTest day) =>
        day.Services.GetRequiredService<AuditOutbox>().MoveLeftAsync(CancellationToken.None);
}
