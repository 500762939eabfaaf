namespace Stp.Domain.EndOfDay.Integrity;

/// <summary>Decimals as whole numbers modulo 2^128, so that any multiple of them can be added up without rounding.</summary>
internal static class FixedPoint
{
    private const int MaxScale = 28;

    private static readonly UInt128[] PowersOfTen = Powers();

    /// <summary>The number with 28 decimals: sums and sign changes stay what they are.</summary>
    public static UInt128 Of(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var scale = (parts[3] >> 16) & 0xFF;
        var digits = new UInt128((uint)parts[2], ((ulong)(uint)parts[1] << 32) | (uint)parts[0]);
        var magnitude = digits * PowersOfTen[MaxScale - scale];
        return parts[3] < 0 ? UInt128.Zero - magnitude : magnitude;
    }

    private static UInt128[] Powers()
    {
        var powers = new UInt128[MaxScale + 1];
        powers[0] = UInt128.One;
        for (var i = 1; i < powers.Length; i++)
        {
            powers[i] = powers[i - 1] * 10;
        }

        return powers;
    }
}
