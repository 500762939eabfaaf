using System.Text;
using Microsoft.DurableTask;

namespace Stp.Embedded.Durable;

/// <summary>Writes inputs, outputs and events, and refuses what is too large for a journal.</summary>
internal sealed class Payloads(DataConverter converter, DurableOptions options)
{
    public DataConverter Converter => converter;

    /// <summary>The JSON of a value; null of null.</summary>
    /// <exception cref="ArgumentException">It is larger than allowed.</exception>
    public string? Write(object? value, string what) => Check(value, what, options.MaxPayloadBytes);

    /// <inheritdoc cref="Write"/>
    public string? WriteCustomStatus(object? value) => Check(value, "The custom status", options.MaxCustomStatusBytes);

    public T? Read<T>(string? json) => converter.Deserialize<T>(json);

    /// <summary>The value of a JSON text; that of no text is the default of the type.</summary>
    public object? Read(string? json, Type type) =>
        converter.Deserialize(json, type) ?? (type.IsValueType ? Activator.CreateInstance(type) : null);

    private string? Check(object? value, string what, int maxBytes)
    {
        var json = converter.Serialize(value);
        var bytes = json is null ? 0 : Encoding.UTF8.GetByteCount(json);
        return bytes <= maxBytes ? json : throw new ArgumentException($"{what} has {bytes} bytes as JSON, {maxBytes} are allowed.", nameof(value));
    }
}
