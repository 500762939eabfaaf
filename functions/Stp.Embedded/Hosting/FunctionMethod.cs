using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Extensions.DependencyInjection;

namespace Stp.Embedded.Hosting;

/// <summary>A method with <see cref="FunctionAttribute"/>, its trigger, and how to call it.</summary>
internal sealed class FunctionMethod
{
    /// <summary>What makes an instance, of the classes that have been called: to compile one takes longer than many a function takes to run.</summary>
    private static readonly ConcurrentDictionary<Type, ObjectFactory> Factories = new();

    private readonly Func<object?, Task<object?>> _await;

    public FunctionMethod(string name, MethodInfo method, ParameterInfo triggerParameter, TriggerBindingAttribute trigger)
    {
        (Name, Method, TriggerParameter, Trigger) = (name, method, triggerParameter, trigger);
        Definition = new EmbeddedFunctionDefinition(this);
        _await = FunctionResult.Awaiter(method.ReturnType);
    }

    public string Name { get; }

    public MethodInfo Method { get; }

    public ParameterInfo TriggerParameter { get; }

    public TriggerBindingAttribute Trigger { get; }

    public FunctionDefinition Definition { get; }

    /// <summary>A named argument of the trigger attribute, or null where it is not written: the runtime's default then holds, not the property's.</summary>
    public bool? TriggerSetting(string property) =>
        TriggerParameter.CustomAttributes
            .First(attribute => attribute.AttributeType == Trigger.GetType())
            .NamedArguments.Where(argument => argument.MemberName == property)
            .Select(argument => (bool?)argument.TypedValue.Value!)
            .FirstOrDefault();

    /// <summary>Calls the method on an instance of its own; gives what it returned, awaited, or null for void.</summary>
    public async Task<object?> InvokeAsync(IServiceProvider services, object?[] arguments)
    {
        var instance = Method.IsStatic ? null : Factories.GetOrAdd(Method.DeclaringType!, type => ActivatorUtilities.CreateFactory(type, []))(services, null);
        try
        {
            return await _await(Method.Invoke(instance, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null));
        }
        finally
        {
            if (instance is IAsyncDisposable asyncDisposable)
            {
                await asyncDisposable.DisposeAsync();
            }
            else
            {
                (instance as IDisposable)?.Dispose();
            }
        }
    }
}
