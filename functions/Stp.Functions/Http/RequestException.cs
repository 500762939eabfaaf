using Microsoft.AspNetCore.Http;

namespace Stp.Functions.Http;

/// <summary>A request that cannot be served as it is; becomes a problem.</summary>
/// <param name="status">HTTP status, 4xx.</param>
/// <param name="code">For programs, for example <c>parameter-invalid</c>.</param>
/// <param name="message">For people: what is wrong and what is expected.</param>
internal sealed class RequestException(int status, string code, string message) : Exception(message)
{
    public int Status => status;

    public string Code => code;

    public static RequestException BadParameter(string name, string expected) =>
        new(StatusCodes.Status400BadRequest, "parameter-invalid", $"Query parameter {name} is not {expected}.");
}
