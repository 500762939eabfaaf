using Stp.Functions.Http.Contracts;

namespace Stp.Functions.Http;

/// <summary>A request that cannot be served as it is; becomes a problem.</summary>
/// <param name="kind">What kind of problem.</param>
/// <param name="message">For people: what is wrong and what is expected.</param>
internal sealed class RequestException(ProblemKind kind, string message) : Exception(message)
{
    public ProblemKind Kind => kind;

    public static RequestException BadParameter(string name, string expected) =>
        new(ProblemKinds.ParameterInvalid, $"Query parameter {name} is not {expected}.");
}
