using Stp.Functions.Security;

namespace Stp.Functions.Http.Contracts;

/// <summary>
/// What a route is, as data. Each class of an HTTP function has one in a static property <c>Contract</c>. <see cref="RouteGuard"/> enforces it,
/// <see cref="QueryParameters"/> reads by it, and <c>openapi.json</c> tells it: there is nothing that could differ.
/// </summary>
internal sealed record RouteContract
{
    /// <summary>What it does, in a sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>Who may: one of <see cref="Roles"/>; null for everybody, without credentials.</summary>
    public required string? Role { get; init; }

    /// <summary>Whether it concerns every account, so that a caller who is restricted to some is refused.</summary>
    public bool ConcernsAllAccounts { get; init; }

    /// <summary>Whether it answers people with pages, its refusals too. The description of the API is for programs and leaves it out.</summary>
    public bool IsPage { get; init; }

    /// <summary>The parameters in the path.</summary>
    public IReadOnlyList<PathParameter> Path { get; init; } = [];

    /// <summary>The parameters in the query string; any other is refused.</summary>
    public IReadOnlyList<QueryParameter> Query { get; init; } = [];

    /// <summary>The body that it takes, or null for none.</summary>
    public RequestContent? Body { get; init; }

    /// <summary>Whether a POST is remembered by its Idempotency-Key. Not where doing it twice is the same anyway.</summary>
    public bool RemembersKeys { get; init; } = true;

    /// <summary>Whether a change names in If-Match what it changes, so that nobody undoes what somebody else did meanwhile.</summary>
    public bool ChangesUnderTag { get; init; }

    /// <summary>Its answers when all is well.</summary>
    public required IReadOnlyList<Answer> Answers { get; init; }

    /// <summary>Its problems, besides those that the guard itself may answer.</summary>
    public IReadOnlyList<ProblemKind> Problems { get; init; } = [];

    /// <summary>Every problem that a client may see on a method of this route.</summary>
    public IEnumerable<ProblemKind> AllProblems(string method) =>
        Problems.Concat(Path.SelectMany(parameter => parameter.Problems)).Concat(GuardProblems.Of(this, method)).Distinct();
}
