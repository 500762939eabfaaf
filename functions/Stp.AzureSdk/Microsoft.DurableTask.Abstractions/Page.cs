namespace Microsoft.DurableTask;

/// <summary>One page of a list.</summary>
public sealed class Page<T>
    where T : notnull
{
    /// <summary>A page; without a token it is the last.</summary>
    public Page(IReadOnlyList<T> values, string? continuationToken = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        (Values, ContinuationToken) = (values, continuationToken);
    }

    /// <summary>The values.</summary>
    public IReadOnlyList<T> Values { get; }

    /// <summary>Where the next page begins; null: there is none.</summary>
    public string? ContinuationToken { get; }
}
