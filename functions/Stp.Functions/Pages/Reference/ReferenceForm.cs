using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;
using Stp.Functions.Reference;

namespace Stp.Functions.Pages.Reference;

/// <summary>What a form of a row names.</summary>
internal static class ReferenceForm
{
    /// <summary>The row.</summary>
    /// <exception cref="RequestException">404, 422: there can be no such row.</exception>
    public static ReferenceKey Key(string map, PageForm form) => ReferenceRoute.Key(map, form.Find("venue") ?? "", form.Find("code") ?? "", ValidFrom(form));

    /// <summary>The date from which it holds; null from ever.</summary>
    /// <exception cref="RequestException">422: it is no date.</exception>
    public static DateOnly? ValidFrom(PageForm form) => ReferenceText.TryDate(form.Find("validFrom"), out var date)
        ? date
        : throw new RequestException(ProblemKinds.ReferenceInvalid, $"\"{form.Find("validFrom")}\" is no date yyyy-MM-dd.");

    /// <summary>Refuses where the row is no longer what the page has shown.</summary>
    /// <exception cref="RequestException">412.</exception>
    public static void Require(ReferenceKey key, string? tag, IReadOnlyDictionary<string, string>? before)
    {
        var now = before is null ? null : ReferenceItem.TagOf(key, before).Tag.Value;
        if (tag is null && now is not null)
        {
            throw new RequestException(ProblemKinds.Exists, $"{key.Subject} is there already. Open it to change it.");
        }

        if (tag != now)
        {
            throw new RequestException(ProblemKinds.Changed, $"Somebody has changed {key.Subject} meanwhile. Open it again.");
        }
    }
}
