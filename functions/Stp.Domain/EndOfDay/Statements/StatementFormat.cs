using System.Security.Cryptography;
using Stp.Domain.EndOfDay.Settings;

namespace Stp.Domain.EndOfDay.Statements;

/// <summary>How a clearing firm writes its statement. Read from a format file (docs/end-of-day.md) and immutable.</summary>
public sealed class StatementFormat
{
    internal StatementFormat(StatementLayout layout) => Layout = layout;

    /// <summary>The format's name, for example <c>fcm-us</c>.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the format file, hexadecimal: the same bytes read by another format are another statement.</summary>
    public required string Digest { get; init; }

    /// <summary>How characters are written.</summary>
    public required TextEncoding Encoding { get; init; }

    /// <summary>What stands between two cells.</summary>
    public required char Delimiter { get; init; }

    /// <summary>The kinds of lines that such a statement carries.</summary>
    public required IReadOnlyList<StatementLineKind> Carries { get; init; }

    internal StatementLayout Layout { get; }

    /// <summary>Reads a format file.</summary>
    /// <param name="source">The file's name, for error messages.</param>
    /// <param name="json">The file's text.</param>
    /// <exception cref="EndOfDaySettingsException">It is not JSON, or not a format: the message names the place and the problem.</exception>
    public static StatementFormat Parse(string source, string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        var digest = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(json)));
        return SettingsFile.Read(source, json, root => StatementFormatReader.Read(root, digest));
    }
}
