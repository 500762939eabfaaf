namespace Microsoft.Azure.Functions.Worker;

/// <summary>Marks a method as a function and names it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class FunctionAttribute : Attribute
{
    /// <summary>Names the function.</summary>
    public FunctionAttribute(string name) => Name = name;

    /// <summary>The name of the function.</summary>
    public string Name { get; }
}
