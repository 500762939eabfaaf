using System.Globalization;
using Stp.Domain.Dialects;
using Stp.Domain.Fix;

namespace Stp.Domain.Holding.Decoding;

/// <summary>
/// Reads tag=value for people, as far as it goes: nothing is checked, and where a field is none, the rest is left. A group ends with the first field
/// that is no member of it, as for the normalizer.
/// </summary>
internal ref struct FixDecoder
{
    private const byte Soh = 1;
    private const int MaxTagDigits = 5;

    /// <summary>Fields, and entries of groups, that are shown.</summary>
    private const int MaxFields = 2_000;

    private readonly ReadOnlySpan<byte> _raw;
    private readonly byte _delimiter;
    private readonly Dialect? _dialect;
    private readonly DecodingCause _cause;
    private int _at;
    private int _count;
    private int _length;

    private FixDecoder(ReadOnlySpan<byte> raw, byte delimiter, Dialect? dialect, DecodingCause cause)
    {
        _raw = raw;
        _delimiter = delimiter;
        _dialect = dialect;
        _cause = cause;
    }

    public static DecodedMessage Decode(ReadOnlySpan<byte> raw, Dialect? dialect, DecodingCause cause)
    {
        var end = raw.IndexOfAny(Soh, (byte)'|');
        var decoder = new FixDecoder(raw, end < 0 ? Soh : raw[end], dialect, cause);
        var fields = decoder.Fields((dialect?.Dictionary ?? FixDictionary.Standard).Message, isEntry: false);
        var rest = raw[decoder._at..];
        return new DecodedMessage(
            DecodedMessage.Fix, dialect?.Name, fields, DecodedText.Hex(rest, decoder._at), rest.Length, decoder._count >= MaxFields && !rest.IsEmpty);
    }

    /// <summary>The fields of the message or of one entry, which ends where its first tag comes again or a field is no member.</summary>
    private List<DecodedField> Fields(FixLevel level, bool isEntry)
    {
        var fields = new List<DecodedField>();
        while (_count < MaxFields && TryTag(out var tag, out var valueAt))
        {
            var kind = level[tag];
            if (kind == FieldKind.Outside || (isEntry && fields.Count > 0 && tag == fields[0].Tag))
            {
                break;
            }

            var value = Take(tag, valueAt, kind);
            var shown = DecodedText.Value(value);
            _length = kind == FieldKind.Length && FixValue.TryParseInt(value, out var length) ? length : 0;
            _count++;
            fields.Add(new DecodedField(
                tag, NameOf(tag), shown, _cause.Is(tag, shown), kind == FieldKind.Count ? Entries(level.Nested(tag)) : []));
        }

        return fields;
    }

    private List<DecodedField> Entries(FixLevel level)
    {
        var entries = new List<DecodedField>();
        while (_count < MaxFields && TryTag(out var tag, out _) && level[tag] != FieldKind.Outside)
        {
            _count++;
            entries.Add(new DecodedField(null, (entries.Count + 1).ToString(CultureInfo.InvariantCulture), null, false, Fields(level, isEntry: true)));
        }

        return entries;
    }

    private readonly bool TryTag(out int tag, out int valueAt)
    {
        var digits = 0;
        tag = 0;
        while (digits <= MaxTagDigits && _at + digits < _raw.Length && char.IsAsciiDigit((char)_raw[_at + digits]))
        {
            tag = (tag * 10) + _raw[_at + digits] - '0';
            digits++;
        }

        valueAt = _at + digits + 1;
        return digits is > 0 and <= MaxTagDigits && tag > 0 && valueAt <= _raw.Length && _raw[valueAt - 1] == '=';
    }

    /// <summary>The value, and on to the next field. Data goes as far as the length before it says, where a delimiter stands there.</summary>
    private ReadOnlySpan<byte> Take(int tag, int valueAt, FieldKind kind)
    {
        var rest = _raw[valueAt..];
        var isData = kind == FieldKind.Data && _length > 0 && _length < rest.Length && rest[_length] == _delimiter;
        var end = isData ? _length : rest.IndexOf(_delimiter);
        var value = end < 0 ? rest : rest[..end];
        _at = Math.Min(valueAt + value.Length + 1, _raw.Length);
        return value;
    }

    private readonly string? NameOf(int tag) => _dialect is null ? FixFieldNames.Of(tag) : _dialect.NameOf(tag);
}
