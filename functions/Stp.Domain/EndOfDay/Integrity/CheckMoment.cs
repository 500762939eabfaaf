namespace Stp.Domain.EndOfDay.Integrity;

/// <summary>As of when a book is built.</summary>
/// <param name="BusinessDate">Later clearing dates do not count in the book.</param>
/// <param name="CutOff">What was booked later does not count in the book.</param>
/// <param name="From">The first clearing date that is told by itself.</param>
internal sealed record CheckMoment(DateOnly BusinessDate, DateTimeOffset CutOff, DateOnly From)
{
    /// <summary>The instant of the checkpoint.</summary>
    public DateTimeOffset KnownBy { get; } = AccountCheckpoint.KnownByAt(CutOff);
}
