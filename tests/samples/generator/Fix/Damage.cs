namespace Stp.Samples.Generator.Fix;

/// <summary>Ways in which a message arrives broken.</summary>
internal enum Damage
{
    Checksum,
    BodyLength,
    Truncated,
    DuplicateTag,
    GroupCount,
    Binary,
}

/// <summary>Breaks a whole message in exactly one way.</summary>
internal static class Damager
{
    public static byte[] Break(byte[] message, Damage damage, string beginString, Rng rng) => damage switch
    {
        Damage.Checksum => WrongChecksum(message),
        Damage.BodyLength => FixFrame.Close(beginString, FixFrame.Inner(message), lengthError: rng.Between(2, 9)),
        Damage.Truncated => message[..(message.Length * rng.Between(40, 70) / 100)],
        Damage.DuplicateTag => FixFrame.Close(beginString, Twice(FixFrame.Inner(message), "31")),
        Damage.GroupCount => FixFrame.Close(beginString, LyingCount(FixFrame.Inner(message))),
        _ => Garbage(rng),
    };

    private static byte[] WrongChecksum(byte[] message)
    {
        var broken = (byte[])message.Clone();
        var lastDigit = broken.Length - 2;
        broken[lastDigit] = (byte)('0' + ((broken[lastDigit] - '0' + 1) % 10));
        return broken;
    }

    private static string Twice(string inner, string tag)
    {
        var start = inner.IndexOf($"{FieldText.Soh}{tag}=", StringComparison.Ordinal) + 1;
        var end = inner.IndexOf(FieldText.Soh, start) + 1;
        return inner.Insert(end, inner[start..end]);
    }

    /// <summary>Claims more sides, or more parties, than follow.</summary>
    private static string LyingCount(string inner)
    {
        foreach (var tag in (ReadOnlySpan<string>)["552", "453"])
        {
            var at = inner.IndexOf($"{FieldText.Soh}{tag}=", StringComparison.Ordinal);
            if (at >= 0)
            {
                var digit = at + tag.Length + 2;
                return $"{inner[..digit]}{(char)(inner[digit] + 2)}{inner[(digit + 1)..]}";
            }
        }

        throw new InvalidOperationException("A message without groups cannot lie about one.");
    }

    /// <summary>Bytes above ASCII: no line end, no '8=FIX', no '&lt;' that could be taken for the start of a message.</summary>
    private static byte[] Garbage(Rng rng)
    {
        var bytes = new byte[rng.Between(40, 160)];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)rng.Between(128, 254);
        }

        return bytes;
    }
}
