using System.Globalization;
using Stp.Samples.Generator.Fix;
using Stp.Samples.Generator.Market;
using Stp.Samples.Generator.Stories;
using Version = Stp.Samples.Generator.Market.Version;

namespace Stp.Samples.Generator.Venues;

/// <summary>How one venue names and writes trades.</summary>
internal abstract class Venue(string code, string codes)
{
    /// <summary>Venue code of the URL, and first part of its trade keys.</summary>
    public string Code { get; } = code;

    /// <summary>The venue in the reference data that maps this venue's codes.</summary>
    public string Codes { get; } = codes;

    public abstract IReadOnlyList<Contract> Contracts { get; }

    /// <summary>The shapes of an everyday report, as often as they stand here.</summary>
    public abstract IReadOnlyList<Shape> Shapes { get; }

    /// <summary>Whether a replace or cancel names the report that it amends, rather than the trade.</summary>
    public virtual bool AmendsByReference => false;

    /// <summary>The UTC date on which its sessions last began to number anew.</summary>
    public virtual DateOnly NumbersBegan => Making.BusinessDate;

    /// <summary>The venue's rows of the instrument map.</summary>
    public abstract IEnumerable<InstrumentRow> InstrumentRows { get; }

    /// <summary>Gives the deal its identities and its key.</summary>
    public abstract void Identify(Deal deal, Rng rng);

    /// <summary>Writes one report of the deal.</summary>
    public abstract Payload Report(Deal deal, Version version, Rng rng);

    /// <summary>The identity of a further report of the deal.</summary>
    public abstract string NextExecId(Deal deal, int serial);

    /// <summary>How an amendment refers to a report: the whole identity unless the venue shortens it.</summary>
    public virtual string ReferenceTo(string execId) => execId;

    protected static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    protected static string Strike(Contract contract) => Numbers.Canonical(contract.Option!.Strike);

    protected static string Price(Fill fill, Rng rng) => Numbers.Price(fill.Price, fill.Contract.Product.Tick, rng);
}
