namespace Stp.Samples.Generator.Venues;

/// <summary>The people and firms around a trade.</summary>
internal static class Street
{
    /// <summary>Our own executing firm: a side that carries it is ours even when its account is not mapped.</summary>
    public const string OurFirm = "NWE";

    /// <summary>Our origination firm at ICE (role 13).</summary>
    public const string OurIceFirm = "21877";

    public const string ClearingFirm = "560";

    /// <summary>Accounts of others that reference data knows to be others'.</summary>
    public static readonly string[] KnownCounterAccounts = ["HSC-77001", "HSC-77002"];

    /// <summary>Accounts of others that reference data does not know.</summary>
    public static readonly string[] CounterAccounts = ["MKR00412", "MKR00977", "VIT-88213", "TRF-10377", "GLN-5521", "RWE-30114"];

    public static readonly string[] CounterFirms = ["714", "132", "905", "353"];

    public static readonly string[] Brokers = ["MAREX", "TULLETT", "SPECTRON", "GFI"];

    /// <summary>The last two are in no reference data; a trade books without its trader's name.</summary>
    public static readonly string[] Traders = ["jmorris", "akaya", "pvandijk", "lchen", "sokoro", "temp01", "guest7"];

    public const int UnmappedTraders = 2;
}
