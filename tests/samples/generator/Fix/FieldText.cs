using System.Globalization;
using System.Text;

namespace Stp.Samples.Generator.Fix;

/// <summary>Collects <c>tag=value</c> fields, each ended by SOH.</summary>
internal sealed class FieldText
{
    public const char Soh = '\u0001';

    private readonly StringBuilder _text = new(512);

    public FieldText Add(int tag, string? value)
    {
        if (value is not null)
        {
            _text.Append(CultureInfo.InvariantCulture, $"{tag}={value}{Soh}");
        }

        return this;
    }

    public FieldText Add(int tag, int value) => Add(tag, value.ToString(CultureInfo.InvariantCulture));

    public FieldText Add(int tag, char value) => Add(tag, value.ToString());

    public FieldText Add(int tag, DateOnly date) => Add(tag, date.ToString("yyyyMMdd", CultureInfo.InvariantCulture));

    public FieldText Add(int tag, DateTime time) => Add(tag, Time(time));

    /// <summary>Data with its length before it: the data may hold SOH itself.</summary>
    public FieldText AddData(int lengthTag, int dataTag, string? data) =>
        data is null ? this : Add(lengthTag, data.Length).Add(dataTag, data);

    public FieldText Party(string id, char source, int role) => Add(448, id).Add(447, source).Add(452, role);

    public static string Time(DateTime time) => time.ToString("yyyyMMdd-HH:mm:ss.fff", CultureInfo.InvariantCulture);

    public override string ToString() => _text.ToString();
}
