namespace Stp.Domain.EndOfDay.Statements;

/// <summary>How the characters of a statement file are written.</summary>
public enum TextEncoding
{
    /// <summary>UTF-8, with or without a byte order mark.</summary>
    Utf8,

    /// <summary>Windows code page 1252, which contains ISO 8859-1.</summary>
    Windows1252,

    /// <summary>UTF-16, little endian unless a byte order mark says otherwise.</summary>
    Utf16,
}
