using YamlDotNet.RepresentationModel;

namespace Stp.Deployment.Tests.Pipeline;

/// <summary>A step of a job.</summary>
/// <param name="Hook">The hook of a deployment, for example <c>deploy</c> or <c>failure</c>; empty for a job that has none.</param>
/// <param name="Kind"><c>task</c>, <c>bash</c>, <c>checkout</c>, <c>publish</c> or <c>download</c>.</param>
/// <param name="What">What stands behind the kind: the task, the script, the file.</param>
/// <param name="Node">The whole step.</param>
internal sealed record PipelineStep(string Hook, string Kind, string What, YamlMappingNode Node)
{
    private static readonly string[] Kinds = ["task", "bash", "checkout", "publish", "download"];

    /// <summary>The script that an Azure CLI task runs; null for another step.</summary>
    public string? ScriptPath => Input("scriptPath");

    /// <summary>What the script is given.</summary>
    public IReadOnlyList<string> Arguments => Input("arguments")?.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>The artifact that the step publishes or downloads; null for another step.</summary>
    public string? Artifact => Kind is "publish" or "download" ? Yaml.Text(Node, "artifact") : What.StartsWith("PublishPipelineArtifact@", StringComparison.Ordinal) ? Input("artifact") : null;

    public string? Input(string name) => Yaml.Map(Node, "inputs").Where(pair => pair.Key == name).Select(pair => ((YamlScalarNode)pair.Value).Value).SingleOrDefault();

    /// <summary>The steps of a job, those of a deployment by its hooks.</summary>
    public static IEnumerable<PipelineStep> Of(YamlMappingNode job)
    {
        var steps = Yaml.List(job, "steps").Select(step => Of("", (YamlMappingNode)step));
        var strategy = Yaml.Map(job, "strategy").SingleOrDefault(pair => pair.Key == "runOnce").Value as YamlMappingNode;
        return strategy is null ? steps : steps.Concat(Hooks(strategy));
    }

    private static IEnumerable<PipelineStep> Hooks(YamlMappingNode hooks) => hooks.Children.SelectMany(hook =>
    {
        var (name, body) = (((YamlScalarNode)hook.Key).Value!, (YamlMappingNode)hook.Value);
        return name == "on" ? Hooks(body) : Yaml.List(body, "steps").Select(step => Of(name, (YamlMappingNode)step));
    });

    private static PipelineStep Of(string hook, YamlMappingNode step)
    {
        var kind = Kinds.Single(kind => Yaml.Find(step, kind) is not null);
        return new PipelineStep(hook, kind, Yaml.Text(step, kind), step);
    }
}
