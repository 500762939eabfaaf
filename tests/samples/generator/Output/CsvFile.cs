using System.Text;

namespace Stp.Samples.Generator.Output;

/// <summary>Writes rows of CSV with a header, in UTF-8 with commas unless told otherwise; our values never need quotes.</summary>
internal sealed class CsvFile : IDisposable
{
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    private readonly StreamWriter _writer;
    private readonly char _delimiter;
    private readonly int _columns;

    public CsvFile(Stream stream, params string[] header)
        : this(stream, Utf8, ',', header)
    {
    }

    public CsvFile(Stream stream, Encoding encoding, char delimiter, params string[] header)
    {
        _writer = new StreamWriter(stream, encoding) { NewLine = "\n" };
        (_delimiter, _columns) = (delimiter, header.Length);
        Write(header);
    }

    public void Write(params ReadOnlySpan<string> values)
    {
        if (values.Length != _columns)
        {
            throw new ArgumentException($"A row has {values.Length} values and not {_columns}.", nameof(values));
        }

        for (var i = 0; i < values.Length; i++)
        {
            if (values[i].AsSpan().IndexOfAny(_delimiter, '"', '\n') >= 0)
            {
                throw new ArgumentException("A value would need quotes.", nameof(values));
            }

            if (i > 0)
            {
                _writer.Write(_delimiter);
            }

            _writer.Write(values[i]);
        }

        _writer.WriteLine();
    }

    public void Dispose() => _writer.Dispose();
}
