using Stp.Domain.Ledger;
using Stp.Domain.Reference;

namespace Stp.Domain.Normalizing;

/// <summary>A line while it is being read. Reused from message to message.</summary>
internal sealed class LineDraft
{
    /// <summary>Which of the report's sides it belongs to, from 0.</summary>
    public int SideIndex { get; set; }

    /// <summary>The entry in the side group; 0 where the message is the side itself.</summary>
    public int SideInstance { get; set; }

    /// <summary>The entry in the leg group; 0 where there are no legs.</summary>
    public int LegInstance { get; set; }

    public Side Side { get; set; }

    /// <summary>Lots, or physical units while <see cref="IsPhysical"/>.</summary>
    public decimal Lots { get; set; }

    public bool IsPhysical { get; set; }
    public decimal Price { get; set; }
    public PriceKind PriceKind { get; set; }
    public ResolvedInstrument? Instrument { get; set; }

    /// <summary>Our account; null where the side is not ours.</summary>
    public string? Account { get; set; }

    public void Begin(int sideIndex, int sideInstance, int legInstance)
    {
        SideIndex = sideIndex;
        SideInstance = sideInstance;
        LegInstance = legInstance;
        IsPhysical = false;
        Instrument = null;
        Account = null;
    }
}
