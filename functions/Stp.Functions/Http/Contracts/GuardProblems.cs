using Microsoft.AspNetCore.Http;

namespace Stp.Functions.Http.Contracts;

/// <summary>What <see cref="RouteGuard"/> itself may answer on a route.</summary>
internal static class GuardProblems
{
    private static readonly ProblemKind[] Always =
        [ProblemKinds.ParameterInvalid, ProblemKinds.ParameterUnknown, ProblemKinds.RequestMalformed, ProblemKinds.InternalError, ProblemKinds.Unavailable];

    private static readonly ProblemKind[] OfBodies =
        [ProblemKinds.BodyTooLarge, ProblemKinds.RequestTimeout, ProblemKinds.ContentEncodingUnsupported];

    private static readonly ProblemKind[] OfKeys =
        [ProblemKinds.HeaderInvalid, ProblemKinds.IdempotencyInProgress, ProblemKinds.IdempotencyKeyReused];

    public static IEnumerable<ProblemKind> Of(RouteContract contract, string method)
    {
        var remembers = contract.RemembersKeys && HttpMethods.IsPost(method);
        return Always
            .Concat(contract.Role is null ? [] : [ProblemKinds.Unauthenticated, ProblemKinds.RoleMissing])
            .Concat(contract.ConcernsAllAccounts ? [ProblemKinds.AccountsRestricted] : [])
            .Concat(HttpMethods.IsGet(method) ? [] : [ProblemKinds.CrossSite])
            .Concat(contract.Body is null && !remembers ? [] : OfBodies)
            .Concat(contract.Body?.Problems ?? [])
            .Concat(remembers ? OfKeys : [])
            .Concat(HttpMethods.IsGet(method) && contract.Answers.Any(answer => answer.HasTag) ? [ProblemKinds.PreconditionFailed] : []);
    }
}
