namespace Stp.Domain.Fix;

/// <content>Where a field belongs: the message, the current entry, the next entry, or a group that begins or ends.</content>
public sealed partial class FixMessage
{
    private FixFault Place(int tag, int start, int end)
    {
        if (_fieldCount == MaxFields)
        {
            return FixFault.TooManyFields;
        }

        while (true)
        {
            ref var open = ref _levels[_depth];
            var kind = open.Level[tag];
            if (kind == FieldKind.Outside)
            {
                var fault = CloseGroup();
                if (fault != FixFault.None)
                {
                    return fault;
                }

                continue;
            }

            if (_depth > 0 && (open.FirstTag == 0 || open.FirstTag == tag))
            {
                var fault = BeginEntry(ref open, tag);
                if (fault != FixFault.None)
                {
                    return fault;
                }
            }

            return Append(ref open, kind, tag, start, end);
        }
    }

    private FixFault Append(ref FixOpenLevel open, FieldKind kind, int tag, int start, int end)
    {
        if (kind == FieldKind.Data && _fieldCount > 0 && _fields[_fieldCount - 1].Tag == open.Level.LengthTagOf(tag))
        {
            var length = Number(in _fields[_fieldCount - 1]);
            if (length < 0 || length >= _rawLength - start || _raw[_rawStart + start + length] != Delimiter)
            {
                _culprit = new FixField(tag, start, end - start, 0);
                return FixFault.FieldMalformed;
            }

            end = start + length;
        }

        var isKnown = kind == FieldKind.Plain ? IsKnown(in open, tag) : SearchEntry(open.Instance, tag) >= 0;
        if (isKnown && _checks.HasFlag(FixChecks.DuplicateTags))
        {
            _culprit = new FixField(tag, start, end - start, 0);
            return FixFault.TagDuplicate;
        }

        if (!isKnown && kind == FieldKind.Plain)
        {
            open.Slots[tag] = open.Stamp | (uint)_fieldCount;
        }

        _fields[_fieldCount++] = new FixField(tag, start, end - start, open.Instance);
        return kind == FieldKind.Count ? OpenGroup(open.Level.Nested(tag), open.Instance) : FixFault.None;
    }

    private static bool IsKnown(ref readonly FixOpenLevel open, int tag) => open.Slots[tag] >= open.Stamp;

    private FixFault OpenGroup(FixLevel level, int parent)
    {
        var count = _fieldCount - 1;
        var said = Number(in _fields[count]);
        if (said < 0 && _checks.HasFlag(FixChecks.GroupCounts))
        {
            return WrongCount(count);
        }

        if (said != 0)
        {
            _levels[++_depth] = new FixOpenLevel { Level = level, Slots = [], Parent = parent, Said = said, CountField = count };
        }

        return FixFault.None;
    }

    private FixFault BeginEntry(ref FixOpenLevel open, int tag)
    {
        if (open.Seen == open.Said && _checks.HasFlag(FixChecks.GroupCounts))
        {
            return WrongCount(open.CountField);
        }

        if (++_entryCount == _entries.Length)
        {
            Array.Resize(ref _entries, _entries.Length * 2);
        }

        if (open.Instance != 0)
        {
            _entries[open.Instance].Next = _entryCount;
            _entries[open.Instance].EndField = _fieldCount;
        }

        _entries[_entryCount] = new FixEntry { Parent = open.Parent, CountTag = open.Level.CountTag, FirstField = _fieldCount };
        open.Instance = _entryCount;
        open.Stamp = _slots.NextStamp();
        open.Slots = _slots.Of(open.Level);
        open.FirstTag = tag;
        open.Seen++;
        return FixFault.None;
    }

    private FixFault CloseGroup()
    {
        ref var open = ref _levels[_depth];
        if (open.Seen != open.Said && _checks.HasFlag(FixChecks.GroupCounts))
        {
            return WrongCount(open.CountField);
        }

        if (open.Instance != 0)
        {
            _entries[open.Instance].EndField = _fieldCount;
        }

        _depth--;
        return FixFault.None;
    }

    private FixFault CloseGroups()
    {
        while (_depth > 0)
        {
            var fault = CloseGroup();
            if (fault != FixFault.None)
            {
                return fault;
            }
        }

        return FixFault.None;
    }

    private FixFault WrongCount(int countField)
    {
        _culprit = _fields[countField];
        return FixFault.GroupCount;
    }

    /// <summary>A small number without a sign; -1 if it is none.</summary>
    private int Number(in FixField field)
    {
        var number = 0;
        foreach (var digit in Value(in field))
        {
            if ((uint)(digit - '0') > 9 || number > DefaultMaxBytes * 100)
            {
                return -1;
            }

            number = (number * 10) + digit - '0';
        }

        return number;
    }
}
