using System.Text;

namespace Stp.Samples.Generator.Output;

/// <summary>Writes rows of CSV with a header; our values never need quotes.</summary>
internal sealed class CsvFile : IDisposable
{
    private readonly StreamWriter _writer;
    private readonly int _columns;

    public CsvFile(Stream stream, params string[] header)
    {
        _writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        _columns = header.Length;
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
            if (values[i].AsSpan().IndexOfAny(",\"\n") >= 0)
            {
                throw new ArgumentException("A value would need quotes.", nameof(values));
            }

            if (i > 0)
            {
                _writer.Write(',');
            }

            _writer.Write(values[i]);
        }

        _writer.WriteLine();
    }

    public void Dispose() => _writer.Dispose();
}
