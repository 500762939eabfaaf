namespace Stp.Benchmarks.Parsing;

/// <summary>The loop that anyone would write first: fields and checksum, without groups, duplicates or data. The measure for the tokenizer.</summary>
internal static class NaiveLoop
{
    public static int Parse(ReadOnlySpan<byte> raw, Span<(int Tag, int Start, int Length)> fields)
    {
        var count = 0;
        var sum = 0;
        var at = 0;
        while (at < raw.Length)
        {
            var fieldSum = 0;
            var tag = 0;
            while (raw[at] != '=')
            {
                tag = (tag * 10) + raw[at] - '0';
                fieldSum += raw[at++];
            }

            fieldSum += raw[at++];
            var start = at;
            while (raw[at] != 1)
            {
                fieldSum += raw[at++];
            }

            fieldSum += raw[at];
            fields[count++] = (tag, start, at - start);
            at++;
            if (tag == 10)
            {
                var said = ((raw[start] - '0') * 100) + ((raw[start + 1] - '0') * 10) + raw[start + 2] - '0';
                return said == (sum & 0xFF) ? count : -1;
            }

            sum += fieldSum;
        }

        return -1;
    }
}
