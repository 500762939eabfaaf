using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Stp.Deployment.Tests.Pipeline;

/// <summary>Puts a pipeline and its templates together, as Azure Pipelines does before anything runs: parameters are replaced by what was given.</summary>
/// <remarks>Of the template language it knows what the pipeline uses: templates with parameters. Any other expression is a fault.</remarks>
internal static partial class PipelineExpander
{
    /// <summary>The stages of a pipeline, with those of its templates.</summary>
    /// <param name="file">The pipeline, named from the root of the repository.</param>
    public static IReadOnlyList<YamlMappingNode> Stages(string file) => [.. Expand(file, Load(file), "stages").Cast<YamlMappingNode>()];

    /// <summary>The variables of a pipeline, with those of its templates: by name, their values.</summary>
    public static IReadOnlyDictionary<string, string> Variables(string file) => Expand(file, Load(file), "variables")
        .Cast<YamlMappingNode>()
        .ToDictionary(variable => Yaml.Text(variable, "name"), variable => Yaml.Text(variable, "value"), StringComparer.Ordinal);

    /// <summary>The root of a file.</summary>
    public static YamlMappingNode Load(string file)
    {
        using var reader = new StringReader(Repository.Read(file));
        var stream = new YamlStream();
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents.Single().RootNode;
    }

    private static IEnumerable<YamlNode> Expand(string file, YamlMappingNode root, string list)
    {
        foreach (var item in Yaml.List(root, list))
        {
            if (item is not YamlMappingNode mapping || Yaml.Find(mapping, "template") is not YamlScalarNode template)
            {
                yield return item;
                continue;
            }

            var path = PathOf(file, template.Value!);
            var given = Yaml.Map(mapping, "parameters").ToDictionary(pair => pair.Key, pair => ((YamlScalarNode)pair.Value).Value!, StringComparer.Ordinal);
            var called = Load(path);
            Check(path, called, given);
            foreach (var node in Expand(path, (YamlMappingNode)Replace(path, called, given), list))
            {
                yield return node;
            }
        }
    }

    /// <summary>A template is named from the file that names it.</summary>
    private static string PathOf(string from, string template)
    {
        var path = Path.GetRelativePath(Repository.Root, Path.Combine(Path.GetDirectoryName(Repository.PathOf(from))!, template)).Replace('\\', '/');
        return File.Exists(Repository.PathOf(path)) ? path : throw new InvalidDataException($"{from} names {template}, and there is no {path}.");
    }

    private static void Check(string file, YamlMappingNode template, Dictionary<string, string> given)
    {
        var declared = Yaml.List(template, "parameters").Cast<YamlMappingNode>()
            .ToDictionary(parameter => Yaml.Text(parameter, "name"), parameter => parameter, StringComparer.Ordinal);
        var unknown = given.Keys.Except(declared.Keys, StringComparer.Ordinal).ToList();
        var missing = declared.Where(pair => Yaml.Find(pair.Value, "default") is null).Select(pair => pair.Key).Except(given.Keys, StringComparer.Ordinal).ToList();
        var wrong = given.Where(pair => Yaml.Text(declared[pair.Key], "type") == "number" && !int.TryParse(pair.Value, out _)).Select(pair => pair.Key).ToList();
        if (unknown.Count + missing.Count + wrong.Count > 0)
        {
            throw new InvalidDataException($"{file}: unknown {string.Join(' ', unknown)}; missing {string.Join(' ', missing)}; no number {string.Join(' ', wrong)}.");
        }
    }

    private static YamlNode Replace(string file, YamlNode node, Dictionary<string, string> given) => node switch
    {
        YamlScalarNode scalar => new YamlScalarNode(Parameter().Replace(scalar.Value!, match => given.TryGetValue(match.Groups["name"].Value, out var value)
            ? value
            : throw new InvalidDataException($"{file}:{scalar.Start.Line}: {match.Value} is no parameter."))),
        YamlSequenceNode sequence => new YamlSequenceNode(sequence.Children.Select(child => Replace(file, child, given))),
        YamlMappingNode mapping => new YamlMappingNode(mapping.Children.Select(pair => KeyValuePair.Create(pair.Key, Replace(file, pair.Value, given)))),
        _ => throw new InvalidDataException($"{file}: {node.NodeType} is not expected."),
    };

    [GeneratedRegex(@"\$\{\{\s*(parameters\.(?<name>\w+)|.*?)\s*\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();
}
