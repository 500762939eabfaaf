using System.Runtime.InteropServices;

namespace Stp.Domain.Fix;

/// <summary>The shapes of the messages before, as many as may be told apart cheaply. A new one takes the place of an old one.</summary>
internal sealed class FixShapes
{
    /// <summary>Shapes that are tried in turn: those with the same number of fields whose types begin alike.</summary>
    private const int Ways = 4;

    /// <summary>A power of two.</summary>
    private const int Buckets = 128;

    private readonly FixShape?[] _shapes = new FixShape?[Buckets * Ways];
    private long _learned;

    /// <summary>Reads the fields of a message if it has the shape of one before; null if not.</summary>
    /// <param name="dictionary">The dictionary to read it by.</param>
    /// <param name="checks">The checks that it must pass.</param>
    /// <param name="raw">The message.</param>
    /// <param name="ends">All its delimiters up to CheckSum.</param>
    /// <param name="fields">Takes the fields.</param>
    /// <param name="message">Where to note those outside all groups.</param>
    public FixShape? Read(
        FixDictionary dictionary, FixChecks checks, ReadOnlySpan<byte> raw, ReadOnlySpan<int> ends, FixField[] fields, FixOpenLevel message)
    {
        foreach (var shape in BucketOf(raw, ends))
        {
            if (shape is not null && shape.TryRead(dictionary, checks, ref MemoryMarshal.GetReference(raw), ends, fields, message))
            {
                return shape;
            }
        }

        return null;
    }

    /// <summary>The place for the shape of a message that has none of those known.</summary>
    public FixShape Next(ReadOnlySpan<byte> raw, ReadOnlySpan<int> ends)
    {
        var shape = BucketOf(raw, ends)[(int)(++_learned % Ways)] ??= new FixShape();
        shape.Number = _learned;
        return shape;
    }

    /// <summary>By the number of fields and the first byte of MsgType (35), which is the third field of every version.</summary>
    private Span<FixShape?> BucketOf(ReadOnlySpan<byte> raw, ReadOnlySpan<int> ends)
    {
        var type = raw[(ends.Length > 1 ? ends[1] : 0) + "|35=".Length];
        return _shapes.AsSpan(((ends.Length + (type * 37)) & (Buckets - 1)) * Ways, Ways);
    }
}
