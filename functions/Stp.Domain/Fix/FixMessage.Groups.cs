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
        if (kind == FieldKind.Data && _fieldCount > 0 && _fields[_fieldCount - 1].Tag == _dictionary.LengthTagOf(tag))
        {
            var length = Number(in _fields[_fieldCount - 1]);
            var limit = _rawLength;
            if (length < 0 || start + length >= limit || _raw[_rawStart + start + length] != Delimiter)
            {
                _culprit = new FixField(tag, start, end - start, 0);
                return FixFault.FieldMalformed;
            }

            end = start + length;
        }

        ref var slot = ref _slots[_depth][tag];
        if (slot >> IndexBits == open.Stamp)
        {
            if (_checks.HasFlag(FixChecks.DuplicateTags))
            {
                _culprit = new FixField(tag, start, end - start, 0);
                return FixFault.TagDuplicate;
            }
        }
        else
        {
            slot = (open.Stamp << IndexBits) | (uint)_fieldCount;
        }

        _fields[_fieldCount++] = new FixField(tag, start, end - start, open.Instance);
        return kind == FieldKind.Count ? OpenGroup(open.Level.Nested(tag), open.Instance) : FixFault.None;
    }

    private FixFault OpenGroup(FixLevel level, int parent)
    {
        var count = _fieldCount - 1;
        var said = Number(in _fields[count]);
        if (said < 0 && _checks.HasFlag(FixChecks.GroupCounts))
        {
            _culprit = _fields[count];
            return FixFault.GroupCount;
        }

        if (said == 0)
        {
            return FixFault.None;
        }

        _depth++;
        if (_slots[_depth] is null || _slots[_depth].Length < level.Kinds.Length)
        {
            var slots = new uint[level.Kinds.Length];
            _slots[_depth]?.CopyTo(slots, 0);
            _slots[_depth] = slots;
        }

        _levels[_depth] = new FixOpenLevel { Level = level, Parent = parent, Said = said, CountField = count };
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
        open.Stamp = ++_stamp;
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
