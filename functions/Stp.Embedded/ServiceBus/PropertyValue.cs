using System.Runtime.Serialization;

namespace Stp.Embedded.ServiceBus;

/// <summary>Values of application properties with their type: the types that Service Bus takes.</summary>
internal static class PropertyValue
{
    /// <summary>Marks of the types that <see cref="TypeCode"/> does not name; they stand after its own.</summary>
    private const byte GuidMark = 100, InstantMark = 101, SpanMark = 102, UriMark = 103, BytesMark = 104;

    public static void Write(BinaryWriter writer, object value)
    {
        switch (value)
        {
            case Guid id:
                writer.Write(GuidMark);
                writer.Write(id.ToByteArray());
                break;
            case DateTimeOffset instant:
                writer.Write(InstantMark);
                writer.Write(instant.UtcTicks);
                writer.Write((short)instant.TotalOffsetMinutes);
                break;
            case TimeSpan span:
                writer.Write(SpanMark);
                writer.Write(span.Ticks);
                break;
            case Uri uri:
                writer.Write(UriMark);
                writer.Write(uri.OriginalString);
                break;
            case byte[] bytes:
                writer.Write(BytesMark);
                writer.Write7BitEncodedInt(bytes.Length);
                writer.Write(bytes);
                break;
            default:
                WritePrimitive(writer, value);
                break;
        }
    }

    public static object Read(BinaryReader reader)
    {
        var mark = reader.ReadByte();
        return mark switch
        {
            GuidMark => new Guid(reader.ReadBytes(16)),
            InstantMark => new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero).ToOffset(TimeSpan.FromMinutes(reader.ReadInt16())),
            SpanMark => new TimeSpan(reader.ReadInt64()),
            UriMark => new Uri(reader.ReadString(), UriKind.RelativeOrAbsolute),
            BytesMark => reader.ReadBytes(reader.Read7BitEncodedInt()),
            _ => ReadPrimitive(reader, (TypeCode)mark),
        };
    }

    private static void WritePrimitive(BinaryWriter writer, object value)
    {
        writer.Write((byte)Type.GetTypeCode(value.GetType()));
        switch (value)
        {
            case string text: writer.Write(text); break;
            case bool flag: writer.Write(flag); break;
            case char character: writer.Write((ushort)character); break;
            case byte number: writer.Write(number); break;
            case sbyte number: writer.Write(number); break;
            case short number: writer.Write(number); break;
            case ushort number: writer.Write(number); break;
            case int number: writer.Write(number); break;
            case uint number: writer.Write(number); break;
            case long number: writer.Write(number); break;
            case ulong number: writer.Write(number); break;
            case float number: writer.Write(number); break;
            case double number: writer.Write(number); break;
            case decimal number: writer.Write(number); break;
            case DateTime time: writer.Write(time.ToBinary()); break;
            default: throw new SerializationException($"A value of type {value.GetType()} cannot be an application property.");
        }
    }

    private static object ReadPrimitive(BinaryReader reader, TypeCode type) => type switch
    {
        TypeCode.String => reader.ReadString(),
        TypeCode.Boolean => reader.ReadBoolean(),
        TypeCode.Char => (char)reader.ReadUInt16(),
        TypeCode.Byte => reader.ReadByte(),
        TypeCode.SByte => reader.ReadSByte(),
        TypeCode.Int16 => reader.ReadInt16(),
        TypeCode.UInt16 => reader.ReadUInt16(),
        TypeCode.Int32 => reader.ReadInt32(),
        TypeCode.UInt32 => reader.ReadUInt32(),
        TypeCode.Int64 => reader.ReadInt64(),
        TypeCode.UInt64 => reader.ReadUInt64(),
        TypeCode.Single => reader.ReadSingle(),
        TypeCode.Double => reader.ReadDouble(),
        TypeCode.Decimal => reader.ReadDecimal(),
        TypeCode.DateTime => DateTime.FromBinary(reader.ReadInt64()),
        _ => throw new InvalidDataException($"Unknown property type {type}."),
    };
}
