namespace Stp.Domain.Reference;

/// <summary>What one code stands for, from which clearing date on. Filled once, then only read, by any number of threads.</summary>
internal sealed class Dated<T>
    where T : class
{
    private DateOnly[] _from = [];
    private T[] _values = [];

    /// <summary>Everything that it ever stands for.</summary>
    public IReadOnlyList<T> Values => _values;

    /// <summary>Adds what it stands for from a date on; false where that date has something already.</summary>
    public bool TryAdd(DateOnly from, T value)
    {
        var place = Array.BinarySearch(_from, from);
        if (place >= 0)
        {
            return false;
        }

        _from = [.. _from[..~place], from, .. _from[~place..]];
        _values = [.. _values[..~place], value, .. _values[~place..]];
        return true;
    }

    /// <summary>What it stands for on a date; null before the first.</summary>
    public T? At(DateOnly date)
    {
        var last = _from.Length - 1;
        while (last >= 0 && _from[last] > date)
        {
            last--;
        }

        return last < 0 ? null : _values[last];
    }
}
