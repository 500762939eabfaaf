using System.Globalization;
using System.Text;

namespace Stp.Benchmarks.Parsing;

/// <summary>Messages like one another but not the same: values of other lengths, as they come on a feed.</summary>
internal static class MessageVariants
{
    /// <summary>Makes variants whose mean length is about that of the model.</summary>
    public static byte[][] Of(byte[] model, int count, int seed = 7)
    {
        var random = new Random(seed);
        var text = Encoding.ASCII.GetString(model);
        var fields = text.Split('\u0001', StringSplitOptions.RemoveEmptyEntries)[2..^1];
        return Enumerable.Range(0, count).Select(_ => Vary(fields, random)).ToArray();
    }

    private static byte[] Vary(string[] fields, Random random)
    {
        var body = new StringBuilder();
        foreach (var one in fields)
        {
            var isText = one.StartsWith("11=", StringComparison.Ordinal) || one.StartsWith("37=", StringComparison.Ordinal)
                || one.StartsWith("1=", StringComparison.Ordinal) || one.StartsWith("17=", StringComparison.Ordinal)
                || one.StartsWith("448=", StringComparison.Ordinal) || one.StartsWith("34=", StringComparison.Ordinal)
                || one.StartsWith("571=", StringComparison.Ordinal);
            var shorter = Math.Min(random.Next(3), one.Length - one.IndexOf('=', StringComparison.Ordinal) - 2);
            body.Append(isText && random.Next(2) == 0 ? one[..^shorter] : one);
            body.Append(isText && random.Next(2) == 0 ? random.Next(100).ToString(CultureInfo.InvariantCulture) : "").Append('\u0001');
        }

        return Messages.Seal(body.ToString());
    }
}
