namespace Stp.Domain.EndOfDay.Integrity;

/// <summary>
/// Two numbers for any number of postings, or of lines in force, of one position. They add up as lots do, and two of them are equal only where
/// what they stand for is so trade by trade and date by date, but for chance.
/// </summary>
/// <param name="Lines">Stands for every line: trade, leg, date, side, lots, price.</param>
/// <param name="Days">Stands for the totals of every clearing date, with how many trades there are.</param>
public readonly record struct BookPrint(UInt128 Lines, UInt128 Days)
{
    /// <summary>The print of both.</summary>
    public static BookPrint operator +(BookPrint a, BookPrint b) => new(a.Lines + b.Lines, a.Days + b.Days);

    /// <summary>The print of what <paramref name="a"/> has beyond <paramref name="b"/>.</summary>
    public static BookPrint operator -(BookPrint a, BookPrint b) => new(a.Lines - b.Lines, a.Days - b.Days);
}
