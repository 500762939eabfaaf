namespace Stp.Functions.Http;

/// <summary>A part of the path as text.</summary>
internal static class RouteText
{
    /// <summary>The server decodes every character but the slash, which would look like one that separates parts; in a name it is a slash.</summary>
    public static string Decoded(string part) => part.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}
