using System.Collections.Frozen;
using System.Security.Cryptography;

namespace Stp.Pages.Assets;

/// <summary>A file that the pages load: the stylesheet, a script, the icon. It is part of this library, so a page and its files are always of one version.</summary>
/// <param name="Name">Name of the file, for example <c>stp.css</c>.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Version">Hex digits of a digest of the bytes: part of the address, so that a browser may keep the file for ever.</param>
public sealed record PageAsset(string Name, string ContentType, ReadOnlyMemory<byte> Content, string Version)
{
    /// <summary>The folder of the address, below the base path of the pages: <c>assets/{version}/{name}</c>.</summary>
    public const string Folder = "assets";

    private const string Prefix = "Stp.Pages.Assets/";
    private const int VersionDigits = 12;

    /// <summary>Every file by name.</summary>
    public static FrozenDictionary<string, PageAsset> All { get; } = typeof(PageAsset).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(name => Read(name[Prefix.Length..]))
        .ToFrozenDictionary(asset => asset.Name, StringComparer.Ordinal);

    private static PageAsset Read(string name)
    {
        using var stream = typeof(PageAsset).Assembly.GetManifestResourceStream(Prefix + name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new PageAsset(name, TypeOf(name), content, Convert.ToHexStringLower(SHA256.HashData(content))[..VersionDigits]);
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => throw new InvalidOperationException($"\"{name}\" is of no type that the pages load."),
    };
}
