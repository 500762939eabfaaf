using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Stp.Functions.Http.OpenApi;

/// <summary>What the comments in the code say of types and their properties, from the files that the compiler writes beside the assemblies.</summary>
internal sealed partial class XmlDocs
{
    private readonly Dictionary<string, XElement> _members;

    /// <summary>Reads the comments of assemblies; one without a file has none.</summary>
    public XmlDocs(params IEnumerable<Assembly> assemblies) => _members = assemblies
        .Select(assembly => Path.ChangeExtension(assembly.Location, ".xml"))
        .Where(File.Exists)
        .SelectMany(file => XDocument.Load(file).Descendants("member"))
        .DistinctBy(member => (string)member.Attribute("name")!)
        .ToDictionary(member => (string)member.Attribute("name")!, StringComparer.Ordinal);

    public string? Of(Type type) => Text(Member("T", type)?.Element("summary"));

    /// <summary>What is said of a property, or of the parameter of the record that it is.</summary>
    public string? Of(PropertyInfo property)
    {
        var owner = property.DeclaringType!;
        var parameter = Member("T", owner)?.Elements("param").FirstOrDefault(param => (string?)param.Attribute("name") == property.Name);
        return Text(parameter ?? _members.GetValueOrDefault($"P:{NameOf(owner)}.{property.Name}")?.Element("summary"));
    }

    private XElement? Member(string kind, Type type) => _members.GetValueOrDefault($"{kind}:{NameOf(type)}");

    private static string NameOf(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    /// <summary>The text with what it refers to by its last name: <c>Stp.Functions.Trades.TradeItem</c> is TradeItem.</summary>
    private static string? Text(XElement? element)
    {
        if (element is null)
        {
            return null;
        }

        var parts = element.DescendantNodes().Select(node => node switch
        {
            XText text => text.Value,
            XElement { IsEmpty: true } reference => ((string?)reference.Attribute("cref") ?? (string?)reference.Attribute("name") ?? "").Split('.', ':')[^1],
            _ => "",
        });
        return Spaces().Replace(string.Concat(parts), " ").Trim() is { Length: > 0 } sentence ? sentence : null;
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Spaces();
}
