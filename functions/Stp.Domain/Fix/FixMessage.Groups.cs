namespace Stp.Domain.Fix;

/// <content>Where a field belongs: the message, the current entry, the next entry, or a group that begins or ends.</content>
public sealed partial class FixMessage
{
    /// <summary>Puts a field where it belongs.</summary>
    /// <param name="tag">The field's tag.</param>
    /// <param name="start">Where its value begins.</param>
    /// <param name="end">The next delimiter.</param>
    /// <param name="limit">Data must end before.</param>
    private FixFault Place(int tag, int start, int end, int limit)
    {
        if (_fieldCount == MaxFields)
        {
            return FixFault.TooManyFields;
        }

        var kind = _open.Level[tag];
        while (kind == FieldKind.Outside)
        {
            var fault = CloseGroup();
            if (fault != FixFault.None)
            {
                return fault;
            }

            kind = _open.Level[tag];
        }

        if (_depth > 0 && (_open.FirstTag == 0 || _open.FirstTag == tag))
        {
            var fault = BeginEntry(tag);
            if (fault != FixFault.None)
            {
                return fault;
            }
        }

        return Append(kind, tag, start, kind == FieldKind.Data ? EndOfData(tag, start, end, limit) : end);
    }

    private FixFault Append(FieldKind kind, int tag, int start, int end)
    {
        if (end <= start)
        {
            _culprit = new FixField(tag, start, 0, 0);
            return FixFault.FieldMalformed;
        }

        if (_open.Find(tag) < 0)
        {
            _open.Note(tag, _fieldCount);
        }
        else if ((_checks & FixChecks.DuplicateTags) != FixChecks.None)
        {
            _culprit = new FixField(tag, start, end - start, 0);
            return FixFault.TagDuplicate;
        }

        _fields[_fieldCount++] = new FixField(tag, start, end - start, _open.Instance);
        return kind == FieldKind.Count ? OpenGroup(_open.Level.Nested(tag)) : FixFault.None;
    }

    /// <summary>Where data ends: as far as the length field before it says, or at the next delimiter if there is none. -1 if that is no end.</summary>
    private int EndOfData(int tag, int start, int end, int limit)
    {
        if (_fieldCount == 0 || _fields[_fieldCount - 1].Tag != _open.Level.LengthTagOf(tag))
        {
            return end;
        }

        _hasData = true;
        var length = Number(in _fields[_fieldCount - 1]);
        return length >= 0 && length < limit - start && _raw[_rawStart + start + length] == Delimiter ? start + length : -1;
    }

    private FixFault OpenGroup(FixLevel level)
    {
        var count = _fieldCount - 1;
        _counts.Add(count);
        var said = Number(in _fields[count]);
        if (said < 0 && (_checks & FixChecks.GroupCounts) != FixChecks.None)
        {
            return WrongCount(count);
        }

        if (said != 0)
        {
            var parent = _open.Instance;
            _open = _levels[++_depth];
            _open.Level = level;
            _open.Slots = _stamps.Of(level);
            _open.Parent = parent;
            _open.Instance = 0;
            _open.FirstTag = 0;
            _open.Seen = 0;
            _open.Said = said;
            _open.CountField = count;
        }

        return FixFault.None;
    }

    private FixFault BeginEntry(int tag)
    {
        if (_open.Seen == _open.Said && (_checks & FixChecks.GroupCounts) != FixChecks.None)
        {
            return WrongCount(_open.CountField);
        }

        if (++_entryCount == _entries.Length)
        {
            Array.Resize(ref _entries, _entries.Length * 2);
        }

        if (_open.Instance == 0)
        {
            _open.FirstTag = tag;
        }
        else
        {
            _entries[_open.Instance].Next = _entryCount;
            _entries[_open.Instance].EndField = _fieldCount;
        }

        _entries[_entryCount] = new FixEntry { Parent = _open.Parent, CountTag = _open.Level.CountTag, FirstField = _fieldCount };
        _open.Instance = _entryCount;
        _open.Stamp = _stamps.Next();
        _open.Seen++;
        return FixFault.None;
    }

    private FixFault CloseGroup()
    {
        if (_open.Seen != _open.Said && (_checks & FixChecks.GroupCounts) != FixChecks.None)
        {
            return WrongCount(_open.CountField);
        }

        if (_open.Instance != 0)
        {
            _entries[_open.Instance].EndField = _fieldCount;
        }

        _open = _levels[--_depth];
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
