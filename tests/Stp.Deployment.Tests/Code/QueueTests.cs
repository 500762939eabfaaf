using System.Text.RegularExpressions;
using System.Xml;
using Stp.Deployment.Tests.Bicep;
using Stp.Functions.Reference;

namespace Stp.Deployment.Tests.Code;

/// <summary>Queues, tables and functions are those of the code, and no other.</summary>
public sealed partial class QueueTests
{
    private const string Queue = "Microsoft.ServiceBus/namespaces/queues";

    [Theory]
    [InlineData("dev")]
    [InlineData("test")]
    [InlineData("prod")]
    public async Task QueuesOfTheTemplate_AreThoseOfTheCode(string environment) => Assert.Equal(
        AppCode.QueueNames.Order(StringComparer.Ordinal),
        (await Snapshot.OfAsync(environment)).Of(Queue).Select(queue => queue.OwnName).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("dev")]
    [InlineData("test")]
    [InlineData("prod")]
    public async Task EveryQueue_SaysHowLongItKeepsLocksAndRemembersIds(string environment)
    {
        foreach (var queue in (await Snapshot.OfAsync(environment)).Of(Queue))
        {
            Assert.Equal("True", queue.Text("properties.deadLetteringOnMessageExpiration"));
            Assert.Equal("True", queue.Text("properties.requiresDuplicateDetection"));
            Assert.InRange(XmlConvert.ToTimeSpan(queue.Text("properties.duplicateDetectionHistoryTimeWindow")), TimeSpan.FromMinutes(1), TimeSpan.FromDays(7));
            Assert.InRange(XmlConvert.ToTimeSpan(queue.Text("properties.lockDuration")), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5));
            Assert.InRange(queue.At("properties.maxDeliveryCount").GetInt32(), 5, 20);
            Assert.Equal("False", queue.Text("properties.requiresSession"));
        }
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task TablesOfTheTemplate_AreThoseOfTheCode(string environment)
    {
        var names = AppCode.Sources.SelectMany(source => Table().Matches(source)).Select(match => match.Groups["name"].Value).Distinct().ToList();

        Assert.Equal(["TableReferenceStore.TableName"], names);
        Assert.Equal(
            [TableReferenceStore.TableName], (await Snapshot.OfAsync(environment)).Of("Microsoft.Storage/storageAccounts/tableServices/tables").Select(table => table.OwnName));
    }

    [Theory]
    [InlineData("test")]
    [InlineData("prod")]
    public async Task WhatIsAlwaysReady_IsAGroupOrAFunctionOfTheCode(string environment)
    {
        var deployment = await Snapshot.OfAsync(environment);
        var ready = deployment.Of("Microsoft.Web/sites").Single().At("properties.functionAppConfig.scaleAndConcurrency.alwaysReady").EnumerateArray().ToList();

        Assert.NotEmpty(ready);
        Assert.All(ready, one =>
        {
            var name = one.GetProperty("name").GetString()!;
            Assert.True(name is "http" or "durable" || (name.StartsWith("function:", StringComparison.Ordinal) && AppCode.Functions.Contains(name["function:".Length..])), name);
            Assert.InRange(one.GetProperty("instanceCount").GetInt32(), 2, 1_000);
        });
    }

    [GeneratedRegex(@"GetTableClient\((?<name>[^)]*)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Table();
}
