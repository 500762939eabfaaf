using Stp.Domain.Ledger;
using Stp.Domain.Reference;

namespace Stp.Domain.Normalizing;

/// <summary>A line while it is being read.</summary>
internal struct LineDraft
{
    /// <summary>Which of the report's sides it belongs to, from 0.</summary>
    public int SideIndex;

    /// <summary>The entry in the side group; 0 where the message is the side itself.</summary>
    public int SideInstance;

    /// <summary>The entry in the leg group; 0 where there are no legs.</summary>
    public int LegInstance;

    public Side Side;

    /// <summary>Lots, or physical units while <see cref="IsPhysical"/>.</summary>
    public decimal Lots;

    public bool IsPhysical;
    public decimal Price;
    public PriceKind PriceKind;
    public ResolvedInstrument? Instrument;
}
