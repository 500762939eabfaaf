using System.Collections.Immutable;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;

namespace Stp.Embedded.Security;

/// <summary>The users and the hashes of their API keys.</summary>
internal sealed class UserDirectory(ImmutableArray<(byte[] KeySha256, ClaimsPrincipal Principal)> users)
{
    public static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    /// <summary>The user whose key it is, or null.</summary>
    /// <remarks>Every hash is compared, each in constant time: how long the answer takes tells nothing of the keys.</remarks>
    public ClaimsPrincipal? Find(string key)
    {
        var hash = Hash(key);
        ClaimsPrincipal? found = null;
        foreach (var (keySha256, principal) in users)
        {
            found = CryptographicOperations.FixedTimeEquals(hash, keySha256) ? principal : found;
        }

        return found;
    }
}
