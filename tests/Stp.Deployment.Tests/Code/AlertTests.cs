using System.Text.RegularExpressions;
using Stp.Deployment.Tests.Bicep;

namespace Stp.Deployment.Tests.Code;

/// <summary>Alerts look for what the code says, and for all that an operator has to be told of.</summary>
public sealed partial class AlertTests
{
    private const string LogAlert = "Microsoft.Insights/scheduledQueryRules";
    private const string MetricAlert = "Microsoft.Insights/metricAlerts";

    [Fact]
    public async Task EveryTextThatAnAlertLooksFor_IsWrittenToTheLogByTheCode()
    {
        var texts = (await Snapshot.OfAsync("prod")).Of(LogAlert)
            .SelectMany(alert => Quoted().Matches(QueryOf(alert))).Select(match => match.Groups["text"].Value).ToList();

        Assert.NotEmpty(texts);
        Assert.All(texts, text => Assert.Contains(AppCode.Sources, source => IsLogged(source, text)));
    }

    [Fact]
    public void EveryMetricOfTheWorkbook_IsMeasuredByTheCode()
    {
        var metrics = Metric().Matches(Repository.Read("bicep/modules/workbook.json")).Select(match => match.Value).Distinct().ToList();

        Assert.True(metrics.Count >= 8, "The workbook shows less than it did.");
        Assert.All(metrics, metric => Assert.Contains(AppCode.Sources, source => source.Contains($"\"{metric}\"", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("held-too-long")]
    [InlineData("held-too-many")]
    [InlineData("feed-silent")]
    [InlineData("day-not-signed")]
    [InlineData("check-failed")]
    [InlineData("service-cut-off")]
    [InlineData("booking-late")]
    [InlineData("faults")]
    [InlineData("other-stamp-silent")]
    [InlineData("stamp-silent")]
    public async Task EachStamp_IsWatchedFor(string name)
    {
        foreach (var deployment in await Snapshot.AllAsync())
        {
            Assert.Single(deployment.Of(LogAlert), alert => alert.Name == $"stp-{deployment.Environment}-{deployment.Stamp}-{name}");
        }
    }

    [Theory]
    [InlineData("dead-letters", "DeadletteredMessages", "GreaterThan", 0)]
    [InlineData("waiting", "ActiveMessages", "GreaterThan", 5_000)]
    [InlineData("bus-throttled", "ThrottledRequests", "GreaterThan", 10)]
    [InlineData("documents-throttled", "TotalRequests", "GreaterThan", 100)]
    [InlineData("documents-unavailable", "ServiceAvailability", "LessThan", 99)]
    [InlineData("reference-unavailable", "Availability", "LessThan", 95)]
    [InlineData("bus-lag", "ReplicationLagDuration", "GreaterThan", 60)]
    [InlineData("documents-lag", "ReplicationLatency", "GreaterThan", 1_000)]
    public async Task WhatIsShared_IsWatchedFor(string name, string metric, string comparison, int threshold)
    {
        var alert = Assert.Single((await Snapshot.OfAsync("prod")).Of(MetricAlert), alert => alert.Name == $"stp-prod-{name}");
        var criterion = alert.At("properties.criteria.allOf").EnumerateArray().Single();

        Assert.Equal(
            (metric, comparison, threshold),
            (criterion.GetProperty("metricName").GetString(), criterion.GetProperty("operator").GetString(), criterion.GetProperty("threshold").GetInt32()));
    }

    [Fact]
    public async Task EveryAlert_TellsSomebody()
    {
        foreach (var deployment in await Snapshot.AllAsync())
        {
            var group = Assert.Single(deployment.Of("Microsoft.Insights/actionGroups"));
            Assert.All(deployment.Of(LogAlert), alert => Assert.Equal([group.Id], alert.Texts("properties.actions.actionGroups")));
            Assert.All(deployment.Of(MetricAlert), alert => Assert.Contains(group.Id, alert.Text("properties.actions"), StringComparison.Ordinal));
            Assert.NotEmpty(group.At("properties.emailReceivers").EnumerateArray());
            Assert.NotEmpty(deployment.Of("Microsoft.Consumption/budgets"));
        }
    }

    /// <summary>Names of metrics are no texts of the log. A sentence that is made for people goes to the log whole where a message ends with it.</summary>
    private static bool IsLogged(string source, string text) => Metric().IsMatch(text)
        ? source.Contains($"\"{text}\"", StringComparison.Ordinal)
        : Logged().Matches(source) is var messages
            && (messages.Any(message => message.Value.Contains(text, StringComparison.Ordinal))
                || (source.Contains(text, StringComparison.Ordinal) && messages.Any(message => message.Value.EndsWith(": {Text}\"", StringComparison.Ordinal))));

    private static string QueryOf(Resource alert) => alert.At("properties.criteria.allOf").EnumerateArray().Single().GetProperty("query").GetString()!;

    [GeneratedRegex("\"(?<text>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Quoted();

    [GeneratedRegex("LoggerMessage\\([^\"]*\"[^\"]*\"", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Logged();

    [GeneratedRegex(@"stp\.[a-z_]+\.[a-z_]+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Metric();
}
