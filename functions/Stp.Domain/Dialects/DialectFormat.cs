namespace Stp.Domain.Dialects;

/// <summary>How a dialect's messages are written.</summary>
public enum DialectFormat
{
    /// <summary>FIX tag=value.</summary>
    Fix,

    /// <summary>FIXML: FIX fields as XML elements and attributes.</summary>
    Fixml,
}
