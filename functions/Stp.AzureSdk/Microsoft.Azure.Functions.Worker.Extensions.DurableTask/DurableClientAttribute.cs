using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Marks a parameter that is given the client of the orchestrations.</summary>
public sealed class DurableClientAttribute : InputBindingAttribute
{
    /// <summary>The task hub; null: that of host.json.</summary>
    public string? TaskHub { get; set; }

    /// <summary>The name of the connection setting; null: that of host.json.</summary>
    public string? ConnectionName { get; set; }
}
