using System.Collections.Immutable;
using System.Security.Claims;
using System.Text.Json;
using Stp.Embedded.Hosting;
using Stp.Functions.Security;
using Stp.Functions.Security.SignIn;

namespace Stp.Embedded.Security;

/// <summary>Reads the file of <c>--users</c>: a JSON list of <see cref="UserEntry"/>.</summary>
internal static class UsersFile
{
    private const int MaxUsers = 1_000;
    private const int HashDigits = 64;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Reads and checks the whole file.</summary>
    /// <exception cref="StartupException">The file is missing or says something that cannot be meant.</exception>
    public static UserDirectory Read(string path)
    {
        var entries = Parse(path);
        if (entries.Length is 0 or > MaxUsers)
        {
            throw new StartupException($"{path}: between 1 and {MaxUsers} users are expected, there are {entries.Length}.");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        var hashes = new HashSet<string>(StringComparer.Ordinal);
        var users = ImmutableArray.CreateBuilder<(byte[], ClaimsPrincipal)>(entries.Length);
        for (var i = 0; i < entries.Length; i++)
        {
            var where = $"{path}: user {i + 1}";
            var entry = entries[i] ?? throw new StartupException($"{where} is null.");
            var hash = HashOf(entry, where);
            if (!names.Add(NameOf(entry, where)))
            {
                throw new StartupException($"{where}: the name '{entry.Name}' stands twice.");
            }

            if (!hashes.Add(Convert.ToHexString(hash)))
            {
                throw new StartupException($"{where}: '{entry.Name}' has the key of another user.");
            }

            users.Add((hash, Principals.Create(Subjects.OfKey(entry.Name!), entry.Name!, RolesOf(entry, where), AccountsOf(entry, where), SignInKinds.ApiKey)));
        }

        return new UserDirectory(users.ToImmutable());
    }

    private static UserEntry?[] Parse(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return JsonSerializer.Deserialize<UserEntry?[]>(file, Json) ?? [];
        }
        catch (JsonException fault)
        {
            throw new StartupException($"{path} is not a list of users: {fault.Message}", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The users file cannot be read: {fault.Message}", fault);
        }
    }

    private static string NameOf(UserEntry entry, string where) =>
        entry.Name switch
    {
        { } name when Principals.IsName(name) => name,
        null or "" => throw new StartupException($"{where} has no name."),
        _ => throw new StartupException($"{where}: a name is at most 200 characters, none of them a control character, and no space at its ends."),
    };

    private static byte[] HashOf(UserEntry entry, string where) => entry switch
    {
        { KeySha256: not null, Key: not null } or { KeySha256: null, Key: null } =>
            throw new StartupException($"{where} needs either keySha256 or key."),
        { KeySha256: { Length: HashDigits } digits } when digits.All(char.IsAsciiHexDigit) => Convert.FromHexString(digits),
        { KeySha256: not null } => throw new StartupException($"{where}: keySha256 is not {HashDigits} hex digits."),
        { Key.Length: 0 } => throw new StartupException($"{where}: the key is empty."),
        _ => UserDirectory.Hash(entry.Key!),
    };

    private static string[] RolesOf(UserEntry entry, string where)
    {
        var roles = entry.Roles ?? [];
        return roles.FirstOrDefault(role => !Roles.All.Contains(role, StringComparer.Ordinal)) is { } unknown
            ? throw new StartupException($"{where}: there is no role '{unknown}'; roles are {string.Join(", ", Roles.All)}.")
            : roles;
    }

    /// <summary>An empty list could be meant as none, and would be all.</summary>
    private static string[]? AccountsOf(UserEntry entry, string where) => entry.Accounts switch
    {
        { Length: 0 } => throw new StartupException($"{where}: accounts is an empty list; leave it out for all."),
        { } accounts when accounts.Any(string.IsNullOrWhiteSpace) => throw new StartupException($"{where}: an account is empty."),
        var accounts => accounts,
    };
}
