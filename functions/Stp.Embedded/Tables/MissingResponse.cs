using Azure;

namespace Stp.Embedded.Tables;

/// <summary>The answer where an entity was asked for that is not there.</summary>
internal sealed class MissingResponse<T> : NullableResponse<T>
{
    public override bool HasValue => false;

    public override T Value => throw new InvalidOperationException("There is no such entity: ask HasValue first.");

    public override Response GetRawResponse() => new EmbeddedResponse(404);
}
