namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Base of all bindings.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class BindingAttribute : Attribute
{
    /// <summary>For subclasses.</summary>
    public BindingAttribute()
    {
    }
}
