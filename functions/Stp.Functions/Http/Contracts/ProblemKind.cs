namespace Stp.Functions.Http.Contracts;

/// <summary>A kind of problem.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">For programs; never changes.</param>
/// <param name="Meaning">For people who read the API's description: when it is answered.</param>
internal sealed record ProblemKind(int Status, string Code, string Meaning);
