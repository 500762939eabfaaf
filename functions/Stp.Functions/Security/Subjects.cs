namespace Stp.Functions.Security;

/// <summary>
/// Ids of callers, which stay when a name changes and do not come to anybody else. The name of a token may do both, so four eyes and the audit
/// trail go by these. No two kinds of sign-in give one id, unless it is one person's.
/// </summary>
internal static class Subjects
{
    /// <summary>A person or program of Entra ID, in whichever application and by whichever way they sign in.</summary>
    private static string OfEntra(string tenant, string objectId) => $"{tenant}/{objectId}";

    /// <summary>One of another issuer.</summary>
    private static string OfIssuer(string issuer, string subject) => $"{issuer}#{subject}";

    /// <summary>One with an API key, whose name is theirs as long as the file of users says so.</summary>
    public static string OfKey(string name) => $"key:{name}";

    /// <summary>One of an issuer that gives no subjects: there a name is all that tells people apart.</summary>
    private static string OfName(string? issuer, string name) => $"{issuer}#name:{name}";

    /// <summary>One whom claims name; null where they name nobody, or in a way that cannot be kept.</summary>
    /// <param name="tenant"><c>tid</c>.</param>
    /// <param name="objectId"><c>oid</c>.</param>
    /// <param name="issuer"><c>iss</c>.</param>
    /// <param name="subject"><c>sub</c>.</param>
    /// <param name="name">The name that people read.</param>
    public static string? Of(string? tenant, string? objectId, string? issuer, string? subject, string? name)
    {
        var id = (tenant, objectId, issuer, subject) switch
        {
            ({ Length: > 0 }, { Length: > 0 }, _, _) => OfEntra(tenant, objectId),
            (_, _, { Length: > 0 }, { Length: > 0 }) => OfIssuer(issuer, subject),
            _ => name is null ? null : OfName(issuer, name),
        };
        return Principals.IsId(id) ? id : null;
    }
}
