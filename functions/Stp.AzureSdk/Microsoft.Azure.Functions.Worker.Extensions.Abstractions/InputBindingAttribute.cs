namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Base of all input bindings.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class InputBindingAttribute : BindingAttribute
{
    /// <summary>For subclasses.</summary>
    public InputBindingAttribute()
    {
    }
}
