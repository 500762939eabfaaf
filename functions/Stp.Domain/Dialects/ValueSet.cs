using Stp.Domain.Fix;

namespace Stp.Domain.Dialects;

/// <summary>The values that a condition names. Most are one character, and a bit tells those.</summary>
internal sealed class ValueSet
{
    private readonly UInt128 _single;
    private readonly byte[][] _longer;

    public ValueSet(IReadOnlyList<byte[]> values)
    {
        Values = values;
        _longer = [.. values.Where(value => value.Length != 1 || value[0] > 127)];
        foreach (var value in values.Where(value => value.Length == 1 && value[0] <= 127))
        {
            _single |= UInt128.One << value[0];
        }
    }

    public IReadOnlyList<byte[]> Values { get; }

    /// <summary>Whether all are as short as the codes of FIX are. A field that is compared with them alone has few values that matter.</summary>
    public bool HasCodesOnly => Values.All(IsCode);

    public static bool IsCode(byte[] value) => value.Length <= FixDictionary.MaxCodeLength;

    public bool Contains(ReadOnlySpan<byte> value)
    {
        if (value.Length == 1 && value[0] <= 127)
        {
            return ((_single >> value[0]) & 1) != 0;
        }

        foreach (var candidate in _longer)
        {
            if (value.SequenceEqual(candidate))
            {
                return true;
            }
        }

        return false;
    }
}
