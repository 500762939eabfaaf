namespace Stp.Domain.Ledger.Booking;

/// <summary>Keeps postings and positions.</summary>
public interface IPostingStore
{
    /// <summary>
    /// Stores the postings of one position that are not stored yet and moves the position by just those, in one transaction a
    /// chunk. However often it is called with the same postings, each counts once.
    /// </summary>
    /// <param name="position">The position that all of them move.</param>
    /// <param name="postings">Postings, each at most once.</param>
    /// <param name="someMayExist">A hint: false when none of them was ever attempted, so that looking first would be a waste.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Ids that are stored with other content: those are left as they are, and a person must look.</returns>
    Task<IReadOnlyList<string>> PostAsync(
        PositionKey position, IReadOnlyList<Posting> postings, bool someMayExist, CancellationToken cancellationToken);
}
