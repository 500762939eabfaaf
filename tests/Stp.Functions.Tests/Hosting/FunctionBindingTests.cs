using System.Text.RegularExpressions;
using Azure.Messaging.ServiceBus;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Stp.Functions.Messaging;

namespace Stp.Functions.Tests.Hosting;

/// <summary>
/// Whether the real worker and host would take every function as it is bound: their rules, which nothing else here holds the attributes to.
/// The worker finds a method by the names of its class and of itself, and a value of the route by the name of the parameter.
/// </summary>
public sealed class FunctionBindingTests
{
    private static readonly string[] Verbs = ["get", "put", "post", "delete"];

    [Fact]
    public void Names_AreThoseOfTheClasses_AndTheHostTakesThem()
    {
        Assert.All(BoundFunction.All, function =>
        {
            Assert.Equal(function.Method.DeclaringType!.Name, function.Name);
            Assert.Matches("^[A-Za-z][A-Za-z0-9_-]{0,127}$", function.Name);
            Assert.All(function.Method.GetParameters(), parameter => Assert.Matches("^[a-z][A-Za-z0-9]{0,127}$", parameter.Name));
        });
        Assert.Equal(BoundFunction.All.Count, BoundFunction.All.Select(function => function.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Methods_ArePublicAndAloneOfTheirName() => Assert.All(BoundFunction.All, function =>
    {
        Assert.True(function.Method.IsPublic);
        Assert.Single(function.Method.DeclaringType!.GetMethods(), method => method.Name == function.Method.Name);
        Assert.Empty(function.Method.GetGenericArguments());
    });

    [Fact]
    public void Parameters_AreAllFilledBySomething() => Assert.All(BoundFunction.All, function => Assert.All(function.Others, parameter => Assert.True(
        parameter.ParameterType == typeof(CancellationToken)
            || parameter.ParameterType == typeof(FunctionContext)
            || (parameter.ParameterType == typeof(ServiceBusMessageActions) && function.Trigger is ServiceBusTriggerAttribute)
            || (parameter.ParameterType == typeof(DurableTaskClient) && parameter.IsDefined(typeof(DurableClientAttribute), false))
            || (parameter.ParameterType == typeof(string) && function.Trigger is HttpTriggerAttribute),
        $"{function}: nothing fills {parameter.Name}.")));

    [Fact]
    public void HttpTriggers_NameOneVerbAndARoute_AndLeaveSigningInToUs() => Assert.All(BoundFunction.With<HttpTriggerAttribute>(), pair =>
    {
        var (function, trigger) = pair;
        Assert.Equal(AuthorizationLevel.Anonymous, trigger.AuthLevel);
        Assert.Contains(Assert.Single(trigger.Methods!), Verbs);
        Assert.Equal(typeof(HttpRequest), function.Input.ParameterType);
        Assert.Contains(function.Method.ReturnType, new[] { typeof(IResult), typeof(Task<IResult>) });
        // The host keeps these for itself.
        Assert.DoesNotMatch("^(/|admin(/|$)|runtime(/|$))", trigger.Route);
    });

    [Fact]
    public void HttpTriggers_BindEveryPartOfTheirRoute() => Assert.All(BoundFunction.With<HttpTriggerAttribute>(), pair =>
    {
        // The rest of a path that fits nothing else is of no use.
        var inRoute = TemplateParser.Parse(pair.Trigger.Route!).Parameters.Where(parameter => !parameter.IsCatchAll).Select(parameter => parameter.Name!);
        var inMethod = pair.Function.Others.Where(parameter => parameter.ParameterType == typeof(string)).Select(parameter => parameter.Name!);

        Assert.Equal(inRoute.Order(StringComparer.Ordinal), inMethod.Order(StringComparer.Ordinal));
    });

    [Fact]
    public void HttpTriggers_NeverShareARoute()
    {
        var routes = BoundFunction.With<HttpTriggerAttribute>()
            .Select(pair => $"{pair.Trigger.Methods![0]} {Regex.Replace(pair.Trigger.Route!, @"\{[^}]*\}", "{}", RegexOptions.None, TimeSpan.FromSeconds(1))}")
            .ToList();

        Assert.Equal(routes.Count, routes.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void QueueTriggers_TakeBatchesByIdentityAndSettleThemselves() => Assert.All(BoundFunction.With<ServiceBusTriggerAttribute>(), pair =>
    {
        var (function, trigger) = pair;
        Assert.Equal(Queues.Connection, trigger.Connection);
        Assert.True(trigger.IsBatched);
        Assert.False(trigger.AutoCompleteMessages);
        Assert.False(trigger.IsSessionsEnabled);
        Assert.Equal(typeof(ServiceBusReceivedMessage[]), function.Input.ParameterType);
        Assert.Single(function.Others, parameter => parameter.ParameterType == typeof(ServiceBusMessageActions));
        Assert.Equal(typeof(Task), function.Method.ReturnType);
    });

    [Fact]
    public void QueueTriggers_ReadEachQueueAndItsDeadLettersOnce() => Assert.Equal(
        ["drop-copy", "drop-copy/$deadletterqueue", "trade-events", "trade-events/$deadletterqueue"],
        BoundFunction.With<ServiceBusTriggerAttribute>().Select(pair => pair.Trigger.QueueName!).Order(StringComparer.Ordinal));

    [Fact]
    public void Timers_HaveSixFieldsAndDoNotRunAtStart() => Assert.All(BoundFunction.With<TimerTriggerAttribute>(), pair =>
    {
        Assert.Equal(6, pair.Trigger.Schedule.Split(' ').Length);
        Assert.False(pair.Trigger.RunOnStartup);
        Assert.Equal(typeof(TimerInfo), pair.Function.Input.ParameterType);
        Assert.Equal(typeof(Task), pair.Function.Method.ReturnType);
    });

    [Fact]
    public void Orchestrators_AreStaticAndSeeNothingButTheirContext() => Assert.All(BoundFunction.With<OrchestrationTriggerAttribute>(), pair =>
    {
        Assert.True(pair.Function.Method.IsStatic);
        Assert.Equal(typeof(TaskOrchestrationContext), pair.Function.Input.ParameterType);
        Assert.Empty(pair.Function.Others);
        Assert.True(typeof(Task).IsAssignableFrom(pair.Function.Method.ReturnType));
    });

    [Fact]
    public void Activities_TakeOneInputOfTheirOwnKind() => Assert.All(BoundFunction.With<ActivityTriggerAttribute>(), pair =>
    {
        Assert.StartsWith("Stp.", pair.Function.Input.ParameterType.Namespace, StringComparison.Ordinal);
        Assert.All(pair.Function.Others, parameter => Assert.Equal(typeof(CancellationToken), parameter.ParameterType));
    });

    [Fact]
    public void Triggers_AreOfTheseKindsAlone()
    {
        Type[] kinds =
        [
            typeof(HttpTriggerAttribute), typeof(ServiceBusTriggerAttribute), typeof(TimerTriggerAttribute), typeof(OrchestrationTriggerAttribute),
            typeof(ActivityTriggerAttribute),
        ];

        Assert.Equal(kinds.ToHashSet(), [.. BoundFunction.All.Select(function => function.Trigger.GetType())]);
    }
}
