using System.Collections.Immutable;
using Microsoft.Azure.Functions.Worker;

namespace Stp.Embedded.Hosting;

/// <summary>A function as its invocations describe it.</summary>
internal sealed class EmbeddedFunctionDefinition(FunctionMethod function) : FunctionDefinition
{
    public override ImmutableArray<FunctionParameter> Parameters { get; } =
        [.. function.Method.GetParameters().Select(parameter => new FunctionParameter(parameter.Name!, parameter.ParameterType))];

    public override string PathToAssembly => function.Method.DeclaringType!.Assembly.Location;

    public override string EntryPoint { get; } = $"{function.Method.DeclaringType!.FullName}.{function.Method.Name}";

    public override string Id => function.Name;

    public override string Name => function.Name;

    public override IImmutableDictionary<string, BindingMetadata> InputBindings { get; } =
        ImmutableDictionary<string, BindingMetadata>.Empty.Add(function.TriggerParameter.Name!, new TriggerMetadata(function));

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings => ImmutableDictionary<string, BindingMetadata>.Empty;

    private sealed class TriggerMetadata(FunctionMethod function) : BindingMetadata
    {
        private const string Suffix = "Attribute";

        public override string Name => function.TriggerParameter.Name!;

        /// <summary>As in function.json: <c>httpTrigger</c> for HttpTriggerAttribute.</summary>
        public override string Type { get; } =
            char.ToLowerInvariant(function.Trigger.GetType().Name[0]) + function.Trigger.GetType().Name[1..^Suffix.Length];

        public override BindingDirection Direction => BindingDirection.In;
    }
}
