using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;

namespace Stp.Functions.Tests.Http;

public class RouteTableTests
{
    [Fact]
    public void Every_function_with_an_http_trigger_has_a_contract() => Assert.NotEmpty(RouteTable.Of(typeof(RouteGuard).Assembly));

    [Fact]
    public void A_function_without_one_is_named_with_what_it_lacks()
    {
        var fault = Assert.Throws<InvalidOperationException>(() => RouteTable.Of(typeof(WithoutContract).Assembly));

        Assert.Contains("Function WithoutContract has an HTTP trigger and no contract", fault.Message, StringComparison.Ordinal);
        Assert.Contains("RouteContract Contract", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kind_of_problem_has_a_code_of_its_own()
    {
        var kinds = RouteTable.Of(typeof(RouteGuard).Assembly).SelectMany(route => route.Contract.AllProblems(route.Method)).Distinct().ToList();

        Assert.Equal(kinds.Select(kind => kind.Code).Distinct(), kinds.Select(kind => kind.Code));
        Assert.All(kinds, kind => Assert.InRange(kind.Status, 400, 599));
    }

    internal sealed class WithoutContract
    {
        [Microsoft.Azure.Functions.Worker.Function(nameof(WithoutContract))]
        public static void Run(
            [Microsoft.Azure.Functions.Worker.HttpTrigger(Microsoft.Azure.Functions.Worker.AuthorizationLevel.Anonymous, "get")] Microsoft.AspNetCore.Http.HttpRequest request) =>
            ArgumentNullException.ThrowIfNull(request);
    }
}
