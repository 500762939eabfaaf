namespace Stp.Domain.Holding.Review;

/// <summary>A step that a held message does not allow.</summary>
/// <param name="code">For programs, one of <see cref="HeldReviewCodes"/>.</param>
/// <param name="message">For people.</param>
public sealed class HeldReviewException(string code, string message) : Exception(message)
{
    /// <summary>One of <see cref="HeldReviewCodes"/>.</summary>
    public string Code => code;
}
