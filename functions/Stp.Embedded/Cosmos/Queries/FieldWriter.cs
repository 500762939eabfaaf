using System.Buffers;
using System.Text;
using System.Text.Json;
using Stp.Embedded.Cosmos.Items;
using Stp.Embedded.Cosmos.Sql;

namespace Stp.Embedded.Cosmos.Queries;

/// <summary>Writes an object of selected values. They are copied as text, so numbers stay as they were sent.</summary>
internal sealed class FieldWriter
{
    /// <summary>Ranges that are kept on the stack.</summary>
    private const int FewFields = 32;

    private readonly FieldFinder _finder;
    private readonly (byte[] Name, FieldWriter? Elements)[] _fields;

    public FieldWriter(IReadOnlyList<SqlField> fields)
    {
        _finder = new FieldFinder(fields.Select(field => field.Path));
        _fields = [.. fields.Select(field => (
            Encoding.UTF8.GetBytes(JsonSerializer.Serialize(field.Name) + ":"), field.Elements is null ? null : new FieldWriter(field.Elements)))];
    }

    public void Write(IBufferWriter<byte> output, ReadOnlySpan<byte> json)
    {
        Span<Range> found = _fields.Length <= FewFields ? stackalloc Range[FewFields] : new Range[_fields.Length];
        found = found[.._fields.Length];
        _finder.Find(json, found);
        var joint = "{"u8;
        for (var i = 0; i < _fields.Length; i++)
        {
            var (name, elements) = _fields[i];
            var text = json[found[i]];
            if (text.IsEmpty && elements is null)
            {
                continue;
            }

            output.Write(joint);
            output.Write(name);
            joint = ","u8;
            if (elements is null)
            {
                output.Write(text);
            }
            else
            {
                WriteElements(output, elements, text);
            }
        }

        output.Write(joint is [(byte)'{'] ? "{}"u8 : "}"u8);
    }

    /// <summary>Of what is no array, a subquery makes an empty one.</summary>
    private static void WriteElements(IBufferWriter<byte> output, FieldWriter elements, ReadOnlySpan<byte> json)
    {
        output.Write("["u8);
        if (json is [(byte)'[', ..])
        {
            var reader = new Utf8JsonReader(json, ItemReader.Options);
            reader.Read();
            for (var count = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; count++)
            {
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                output.Write(count > 0 ? ","u8 : default);
                elements.Write(output, json[start..(int)reader.BytesConsumed]);
            }
        }

        output.Write("]"u8);
    }
}
