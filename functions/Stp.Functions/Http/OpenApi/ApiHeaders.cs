using Microsoft.OpenApi;
using Stp.Functions.Http.Contracts;

namespace Stp.Functions.Http.OpenApi;

/// <summary>The headers of answers in the description of the API.</summary>
internal static class ApiHeaders
{
    public static OpenApiHeader Text(string description) => new() { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };

    /// <summary>Those of an answer when all is well.</summary>
    public static void AddOf(Answer answer, IDictionary<string, IOpenApiHeader> headers)
    {
        if (answer.HasTag)
        {
            headers["ETag"] = Text("The tag of this version, for If-None-Match and If-Match.");
        }

        if (answer.HasLocation)
        {
            headers["Location"] = Text("Where the thing is found.");
        }

        if (answer.IsPage)
        {
            headers["Link"] = Text("The next page of CSV, as rel=\"next\" (RFC 8288); absent on the last.");
        }
    }

    /// <summary>Those of the problems of a status.</summary>
    public static void AddOf(int status, IDictionary<string, IOpenApiHeader> headers)
    {
        if (status == 401)
        {
            headers["WWW-Authenticate"] = Text("How to sign in.");
        }
        else if (status == 503)
        {
            headers["Retry-After"] = Text("Seconds after which trying again makes sense.");
        }
    }
}
