namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>A conversion that is asked for.</summary>
public abstract class ConverterContext
{
    /// <summary>The type wanted.</summary>
    public abstract Type TargetType { get; }

    /// <summary>What there is.</summary>
    public abstract object? Source { get; }

    /// <summary>The invocation.</summary>
    public abstract FunctionContext FunctionContext { get; }

    /// <summary>Hints.</summary>
    public abstract IReadOnlyDictionary<string, object> Properties { get; }
}
