namespace Stp.Domain.EndOfDay.SignOff;

/// <summary>A step of the review is refused; nothing has changed.</summary>
/// <param name="code">One of <see cref="ReviewCodes"/>.</param>
/// <param name="message">A sentence for the person who tried.</param>
public sealed class ReviewException(string code, string message) : Exception(message)
{
    /// <summary>One of <see cref="ReviewCodes"/>.</summary>
    public string Code => code;
}
