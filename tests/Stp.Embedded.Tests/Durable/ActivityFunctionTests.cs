using System.Reflection;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.DependencyInjection;
using Stp.Embedded.Durable;
using Stp.Embedded.Hosting;

namespace Stp.Embedded.Tests.Durable;

public sealed class ActivityFunctionTests
{
    [Fact]
    public async Task Input_reaches_the_trigger_parameter_whichever_object_describes_it()
    {
        var method = typeof(ActivityFunctionTests).GetMethod(nameof(Twice), BindingFlags.NonPublic | BindingFlags.Static)!;
        var parameter = method.GetParameters()[0];
        var function = new FunctionMethod("Twice", method, new SameParameter(parameter), parameter.GetCustomAttribute<ActivityTriggerAttribute>()!);
        await using var services = new ServiceCollection().BuildServiceProvider();
        var activity = new ActivityFunction(function, new Payloads(new JsonDataConverter(new JsonSerializerOptions()), new DurableOptions()), services);

        Assert.Equal("42", await activity.InvokeAsync("21", CancellationToken.None));
    }

    private static int Twice([ActivityTrigger] int number) => number * 2;

    /// <summary>Another object for a parameter, as reflection may give one.</summary>
    private sealed class SameParameter : ParameterInfo
    {
        public SameParameter(ParameterInfo of) =>
            (MemberImpl, PositionImpl, NameImpl, ClassImpl) = (of.Member, of.Position, of.Name, of.ParameterType);
    }
}
