namespace Stp.Domain.Fix;

/// <summary>Splits a queue message, an HTTP body or a file into whole raw messages.</summary>
public static class RawMessages
{
    /// <summary>
    /// Splits a bundle: messages with nothing between them, several on a line or one a line, with log text before them, FIXML documents, and
    /// mixtures. What is no message and no white space becomes a slice of its own, so that nothing is lost.
    /// </summary>
    /// <param name="bundle">The bytes.</param>
    /// <param name="maxMessageBytes">Longer slices are <see cref="RawFormat.TooLarge"/>.</param>
    public static IEnumerable<RawMessage> Split(ReadOnlyMemory<byte> bundle, int maxMessageBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxMessageBytes);
        return new RawMessageSplitter(bundle, maxMessageBytes).All();
    }
}
