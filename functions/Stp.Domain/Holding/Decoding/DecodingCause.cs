using System.Globalization;

namespace Stp.Domain.Holding.Decoding;

/// <summary>Which field of a message is to blame, by what its hold says.</summary>
internal sealed class DecodingCause
{
    private readonly int _tag;
    private readonly string? _value;

    public DecodingCause(Hold why)
    {
        _tag = TagOf(why.Field);
        _value = why.Value;
    }

    /// <summary>Where the value is known, only a field that has it: a tag of parties stands in every entry of their group.</summary>
    public bool Is(int tag, string value) => tag == _tag && (_value is null || _value == value);

    /// <summary>The tag at the end of a path such as <c>side:453[452=24].448</c> or <c>60|date</c>; 0 where there is none.</summary>
    private static int TagOf(string? field)
    {
        var path = (field ?? "").Split('|', ' ')[0];
        var start = path.LastIndexOfAny(['.', ':']) + 1;
        return int.TryParse(path.AsSpan(start), NumberStyles.None, CultureInfo.InvariantCulture, out var tag) ? tag : 0;
    }
}
