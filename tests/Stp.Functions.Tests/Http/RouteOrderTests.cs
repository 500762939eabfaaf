using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;

namespace Stp.Functions.Tests.Http;

/// <summary>
/// The Functions host asks functions in the order of their names, whatever case, and takes the first whose route and method fit, however general
/// its route is. Kestrel takes the one whose route is most special. Names see to it that both take the same.
/// </summary>
public class RouteOrderTests
{
    [Fact]
    public void Of_two_routes_that_fit_one_path_the_more_special_has_the_name_that_comes_first()
    {
        var routes = RouteTable.Of(typeof(RouteGuard).Assembly);

        var wrong =
            from special in routes
            from general in routes
            where special.Method == general.Method && IsMoreSpecial(special.Path.Split('/'), general.Path.Split('/'))
            where string.Compare(special.Function, general.Function, StringComparison.OrdinalIgnoreCase) > 0
            select $"{general.Function} ({general.Path}) takes what is meant for {special.Function} ({special.Path})";

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("/a/b", "/a/{x}", true)]
    [InlineData("/a/{x}", "/a/b", false)]
    [InlineData("/a/{x}", "/a/{*rest}", true)]
    [InlineData("/a", "/a/{*rest}", true)]
    [InlineData("/a/b/c", "/a/{*rest}", true)]
    [InlineData("/a/{x}/c", "/a/b/{y}", false)]
    [InlineData("/a/b/{y}", "/a/{x}/c", true)]
    [InlineData("/a/b", "/a/c", false)]
    [InlineData("/a/b", "/a/{x}/c", false)]
    [InlineData("/b/c", "/a/{*rest}", false)]
    public void A_route_is_more_special_where_it_has_a_word_first_and_some_path_fits_both(string one, string other, bool expected) =>
        Assert.Equal(expected, IsMoreSpecial(one.Split('/'), other.Split('/')));

    /// <summary>Whether some path fits both, and the first part in which they differ in kind is the narrower one here.</summary>
    private static bool IsMoreSpecial(string[] one, string[] other)
    {
        var isNarrower = (bool?)null;
        for (var i = 0; i < Math.Max(one.Length, other.Length); i++)
        {
            var (mine, theirs) = (KindOf(one, i), KindOf(other, i));
            if (mine == Kind.Rest || theirs == Kind.Rest)
            {
                return isNarrower ?? (theirs == Kind.Rest && mine != Kind.Rest);
            }

            if (mine == Kind.End || theirs == Kind.End || (mine == Kind.Word && theirs == Kind.Word && !one[i].Equals(other[i], StringComparison.OrdinalIgnoreCase)))
            {
                return false;
            }

            isNarrower ??= mine == theirs ? null : mine == Kind.Word;
        }

        return isNarrower ?? false;
    }

    private static Kind KindOf(string[] parts, int index) =>
        index >= parts.Length ? Kind.End : parts[index].StartsWith("{*", StringComparison.Ordinal) ? Kind.Rest : parts[index].StartsWith('{') ? Kind.Name : Kind.Word;

    private enum Kind
    {
        Word,
        Name,
        Rest,
        End,
    }
}
