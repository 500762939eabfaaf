using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stp.Functions.Http;

/// <summary>An enumeration by name as the contract writes it: <c>buy</c>, <c>open</c>, <c>provisional</c>.</summary>
internal sealed class LowerCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
