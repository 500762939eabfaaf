namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Base of all output bindings.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public abstract class OutputBindingAttribute : BindingAttribute
{
    /// <summary>For subclasses.</summary>
    public OutputBindingAttribute()
    {
    }
}
