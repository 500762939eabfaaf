namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Base of all triggers.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class TriggerBindingAttribute : BindingAttribute
{
    /// <summary>For subclasses.</summary>
    public TriggerBindingAttribute()
    {
    }
}
