namespace Stp.Domain.Dialects;

/// <summary>What is done to a value after it was found.</summary>
internal enum FieldTransform
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The UTC date (yyyyMMdd) of a date or timestamp; absent where the value is neither.</summary>
    Date,

    /// <summary>The last n bytes, or all where there are fewer.</summary>
    Last,
}
