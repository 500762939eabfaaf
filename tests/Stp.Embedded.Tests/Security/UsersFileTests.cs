using System.Security.Claims;
using Stp.Embedded.Hosting;
using Stp.Embedded.Security;

namespace Stp.Embedded.Tests.Security;

public sealed class UsersFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void A_user_is_found_by_key_whether_the_file_has_the_key_or_its_hash()
    {
        var hash = Convert.ToHexStringLower(UserDirectory.Hash("secret-b"));
        var users = Read($$"""
            [
              // the desk
              { "name": "ann", "key": "secret-a", "roles": ["positions.read", "eod.approve"], "accounts": ["house", "client-1"] },
              { "name": "bob", "keySha256": "{{hash}}", "roles": [] },
            ]
            """);

        var ann = users.Find("secret-a")!;
        Assert.Equal("ann", ann.Identity!.Name);
        Assert.True(ann.IsInRole("eod.approve"));
        Assert.False(ann.IsInRole("eod.run"));
        Assert.Equal(["house", "client-1"], ann.FindAll("account").Select(claim => claim.Value));
        Assert.Equal("bob", users.Find("secret-b")!.FindFirstValue(ClaimTypes.Name));
        Assert.Null(users.Find("secret-c"));
        Assert.Null(users.Find(""));
    }

    [Theory]
    [InlineData("", "not a list of users")]
    [InlineData("{}", "not a list of users")]
    [InlineData("[]", "between 1 and")]
    [InlineData("[null]", "user 1 is null")]
    [InlineData("""[{"key":"a"}]""", "no name")]
    [InlineData("""[{"name":"a"}]""", "either keySha256 or key")]
    [InlineData("""[{"name":"a","key":"a","keySha256":"b"}]""", "either keySha256 or key")]
    [InlineData("""[{"name":"a","key":""}]""", "empty")]
    [InlineData("""[{"name":"a","keySha256":"abc"}]""", "64 hex digits")]
    [InlineData("""[{"name":"a","key":"a","roles":["root"]}]""", "no role 'root'")]
    [InlineData("""[{"name":"a","key":"a","accounts":[" "]}]""", "an account is empty")]
    [InlineData("""[{"name":"a","key":"a","accounts":[]}]""", "accounts is an empty list")]
    [InlineData("""[{"name":"a","key":"a"},{"name":"a","key":"b"}]""", "'a' stands twice")]
    [InlineData("""[{"name":"a","key":"a"},{"name":"b","key":"a"}]""", "key of another user")]
    [InlineData("""[{"name":"a","key":"a","rolls":["eod.run"]}]""", "rolls")]
    public void What_cannot_be_meant_is_refused_with_a_reason(string json, string why)
    {
        var fault = Assert.Throws<StartupException>(() => Read(json));

        Assert.Contains(why, fault.Message);
        Assert.Contains(_path, fault.Message);
    }

    [Fact]
    public void A_missing_file_is_refused() =>
        Assert.Contains("cannot be read", Assert.Throws<StartupException>(() => UsersFile.Read(_path + ".missing")).Message);

    private UserDirectory Read(string json)
    {
        File.WriteAllText(_path, json);
        return UsersFile.Read(_path);
    }
}
