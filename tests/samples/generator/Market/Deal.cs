namespace Stp.Samples.Generator.Market;

internal enum Shape
{
    /// <summary>Our side alone.</summary>
    OneSide,

    /// <summary>Two sides, the other is somebody else's.</summary>
    Counterparty,

    /// <summary>Two sides, the other account is known as not ours.</summary>
    KnownCounterparty,

    /// <summary>Two sides, both in our accounts.</summary>
    BothOurs,

    /// <summary>One report of a spread whose legs are the lines.</summary>
    Spread,

    /// <summary>One leg of a spread, reported by itself.</summary>
    Leg,

    /// <summary>The clearing firm's and trader's codes are ours, the account is not mapped.</summary>
    OurFirm,
}

/// <summary>A trade as it truly happened: identities that stay the same over all reports of it.</summary>
internal sealed class Deal
{
    public required Shape Shape { get; init; }

    public required IReadOnlyList<Fill> Fills { get; init; }

    public required int Number { get; init; }

    public required DateOnly TradeDate { get; init; }

    public required DateOnly ClearingDate { get; init; }

    /// <summary>The key that the book must know the trade by.</summary>
    public string Key { get; set; } = "";

    public string ExecId { get; set; } = "";

    public string OrderId { get; set; } = "";

    public string ClOrdId { get; set; } = "";

    public string TradeId { get; set; } = "";

    /// <summary>Identifies the execution across a front end (16612).</summary>
    public string? UniqueId { get; set; }

    /// <summary>Common to the summary and the legs of a spread (527, 880).</summary>
    public string? LinkId { get; set; }

    /// <summary>The contract's code as this deal's reports write it.</summary>
    public string Code { get; set; } = "";

    /// <summary>Free text (58).</summary>
    public string? Text { get; set; }

    /// <summary>Encoded text (354, 355), which may hold any byte.</summary>
    public string? EncodedText { get; set; }

    /// <summary>Reported as a trade capture report where the venue also sends execution reports.</summary>
    public bool AsCapture { get; init; }

    public Fill First => Fills[0];
}
