using YamlDotNet.RepresentationModel;

namespace Stp.Deployment.Tests.Pipeline;

/// <summary>Reads nodes by name.</summary>
internal static class Yaml
{
    public static YamlNode? Find(YamlMappingNode node, string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    public static string Text(YamlMappingNode node, string key) => Find(node, key) is YamlScalarNode { Value: { } value }
        ? value
        : throw new InvalidDataException($"Line {node.Start.Line}: {key} is missing.");

    /// <summary>The elements of a list; none where there is no such list.</summary>
    public static IEnumerable<YamlNode> List(YamlMappingNode node, string key) => Find(node, key) is YamlSequenceNode list ? list.Children : [];

    /// <summary>The entries of a mapping; none where there is no such mapping.</summary>
    public static IEnumerable<(string Key, YamlNode Value)> Map(YamlMappingNode node, string key) => Find(node, key) is YamlMappingNode map
        ? map.Children.Select(pair => (((YamlScalarNode)pair.Key).Value!, pair.Value))
        : [];

    /// <summary>Every text below a node.</summary>
    public static IEnumerable<string> Texts(YamlNode node) => node.AllNodes.OfType<YamlScalarNode>().Select(scalar => scalar.Value ?? "");
}
