namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>A trigger that can hand over one event or many.</summary>
public interface ISupportCardinality
{
    /// <summary>One or many.</summary>
    public Cardinality Cardinality { get; set; }
}
