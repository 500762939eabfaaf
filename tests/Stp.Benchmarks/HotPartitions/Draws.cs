namespace Stp.Benchmarks.HotPartitions;

/// <summary>Random draws that are the same for the same seed, on every machine and version (SplitMix64).</summary>
internal sealed class Draws(int seed)
{
    /// <summary>Above this mean a Poisson draw is taken from the normal distribution.</summary>
    private const double ManyMean = 60;

    private ulong _state = (ulong)seed;

    /// <summary>At least 0, below 1.</summary>
    public double Uniform()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    /// <summary>How many of independent arrivals with a mean come.</summary>
    public int Poisson(double mean)
    {
        if (mean > ManyMean)
        {
            return (int)Math.Max(0, Math.Round(mean + (Math.Sqrt(mean) * Normal())));
        }

        var (count, product, limit) = (-1, 1.0, Math.Exp(-mean));
        do
        {
            count++;
            product *= Uniform();
        }
        while (product > limit);
        return count;
    }
}
