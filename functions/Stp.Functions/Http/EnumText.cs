using System.Text.Json;

namespace Stp.Functions.Http;

/// <summary>An enumeration in CSV and in query parameters, as <see cref="LowerCaseEnum{T}"/> writes it in JSON.</summary>
internal static class EnumText
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>Every name.</summary>
    public static string[] All<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    /// <summary>The value of a name of <see cref="All{T}"/>.</summary>
    public static T Parse<T>(string name)
        where T : struct, Enum => Enum.Parse<T>(name, ignoreCase: true);
}
