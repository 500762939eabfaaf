using YamlDotNet.RepresentationModel;

namespace Stp.Deployment.Tests.Pipeline;

/// <summary>A stage of the pipeline.</summary>
/// <param name="Name">Its name.</param>
/// <param name="DependsOn">The stages before it.</param>
/// <param name="Condition">When it runs; empty: when those before have succeeded.</param>
/// <param name="Environments">The environments of Azure Pipelines that its jobs deploy to.</param>
/// <param name="Steps">Its steps, of all jobs.</param>
/// <param name="Groups">The variable groups that it sees.</param>
internal sealed record PipelineStage(
    string Name,
    IReadOnlyList<string> DependsOn,
    string Condition,
    IReadOnlyList<string> Environments,
    IReadOnlyList<PipelineStep> Steps,
    IReadOnlyList<string> Groups)
{
    private const string File = "azure-pipelines.yml";

    /// <summary>The stages of the pipeline of the repository.</summary>
    public static IReadOnlyList<PipelineStage> All { get; } = [.. PipelineExpander.Stages(File).Select(Of)];

    public static PipelineStage Named(string name) => All.Single(stage => stage.Name == name);

    /// <summary>All stages that have succeeded before this one.</summary>
    public IReadOnlySet<string> Ancestors()
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>(DependsOn);
        while (open.TryDequeue(out var name))
        {
            if (found.Add(name))
            {
                Named(name).DependsOn.ToList().ForEach(open.Enqueue);
            }
        }

        return found;
    }

    private static PipelineStage Of(YamlMappingNode stage)
    {
        var jobs = Yaml.List(stage, "jobs").Cast<YamlMappingNode>().ToList();
        return new PipelineStage(
            Yaml.Text(stage, "stage"),
            Yaml.Find(stage, "dependsOn") switch
            {
                YamlScalarNode one => [one.Value!],
                YamlSequenceNode many => [.. many.Children.Select(child => ((YamlScalarNode)child).Value!)],
                _ => throw new InvalidDataException($"Stage {Yaml.Text(stage, "stage")} does not say what it depends on, and would depend on where it stands."),
            },
            Yaml.Find(stage, "condition") is YamlScalarNode condition ? condition.Value! : "",
            [.. jobs.Select(job => Yaml.Find(job, "environment")).OfType<YamlScalarNode>().Select(node => node.Value!)],
            [.. jobs.SelectMany(PipelineStep.Of)],
            [.. Yaml.List(stage, "variables").Cast<YamlMappingNode>().Select(variable => Yaml.Text(variable, "group"))]);
    }
}
