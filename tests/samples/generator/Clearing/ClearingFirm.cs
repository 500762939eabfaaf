using Stp.Samples.Generator.Market;
using Stp.Samples.Generator.Venues;

namespace Stp.Samples.Generator.Clearing;

/// <summary>A clearing firm: what clears with it, by which codes, and how it writes its statement.</summary>
/// <param name="code">Its code, which also names its codes in the reference data.</param>
/// <param name="format">The statement format that comes with the product.</param>
/// <param name="calendar">The calendar that comes with the product.</param>
internal abstract class ClearingFirm(string code, string format, string calendar)
{
    public static IReadOnlyList<ClearingFirm> All { get; } = [new Meridian(), new Nordlicht(), new Thames()];

    public string Code => code;

    public string Format => format;

    public string Calendar => calendar;

    /// <summary>Accounts that have a code here.</summary>
    public IEnumerable<string> Accounts => Market.Accounts.Names.Where(account => Contracts.All.Any(contract => Clears(account, contract.Product)));

    /// <summary>The firm's rows of the instrument map.</summary>
    public abstract IEnumerable<InstrumentRow> InstrumentRows { get; }

    public abstract bool Clears(string account, Product product);

    public string AccountCode(string account) => Market.Accounts.Code(code, account);

    public abstract void Write(Stream stream, Statement statement);

    protected static string Number(decimal value) => Numbers.Canonical(value);

    protected static string Word(OptionTerms? option) => option is null ? "" : option.Call ? "C" : "P";

    protected static string Strike(OptionTerms? option) => option is null ? "" : Numbers.Canonical(option.Strike);
}
