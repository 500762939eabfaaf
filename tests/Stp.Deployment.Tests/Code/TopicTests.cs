using System.Xml;
using Stp.Deployment.Tests.Bicep;
using Stp.Functions.Booking;

namespace Stp.Deployment.Tests.Code;

/// <summary>The topic of booked trades: the code sends to the one that is there, once somebody listens.</summary>
public sealed class TopicTests
{
    private const string Topic = "Microsoft.ServiceBus/namespaces/topics";
    private const string Setting = BookedTradeOptions.Section + "__" + nameof(BookedTradeOptions.Topic);

    [Fact]
    public async Task WithASubscriber_TheCodeIsToldOfTheTopicThatIsThere()
    {
        var deployment = await Snapshot.SubscribedAsync();

        Assert.Equal(deployment.Settings()[Setting], Assert.Single(deployment.Of(Topic)).OwnName);
        Assert.Contains(Setting.Replace("__", ":", StringComparison.Ordinal), AskedSettings.With(deployment.Settings()));
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("test")]
    [InlineData("prod")]
    public async Task WithoutASubscriber_NothingIsSent(string environment)
    {
        var deployment = await Snapshot.OfAsync(environment);

        Assert.DoesNotContain(Setting, deployment.Settings().Keys);
        Assert.Empty(deployment.Of($"{Topic}/subscriptions"));
        var window = Assert.Single(deployment.Of(Topic)).Text("properties.duplicateDetectionHistoryTimeWindow");
        Assert.InRange(XmlConvert.ToTimeSpan(window), TimeSpan.FromMinutes(1), TimeSpan.FromDays(7));
    }

    [Fact]
    public async Task EachSubscriber_HasItsSubscriptionItsFilterAndARoleOnNothingElse()
    {
        var deployment = await Snapshot.SubscribedAsync();

        Assert.Equal(["risk", "etrm"], deployment.Of($"{Topic}/subscriptions").Select(one => one.OwnName));
        Assert.All(deployment.Of($"{Topic}/subscriptions"), one => Assert.Equal("True", one.Text("properties.deadLetteringOnMessageExpiration")));
        Assert.Equal(
            ["1=1", "accounts LIKE '%|GAS-UK-01|%'"], deployment.Of($"{Topic}/subscriptions/rules").Select(rule => rule.Text("properties.sqlFilter.sqlExpression")));
        Assert.All(deployment.Of($"{Topic}/subscriptions/rules"), rule => Assert.Equal("$Default", rule.OwnName));
        var roles = deployment.Of("Microsoft.Authorization/roleAssignments").Where(role => role.Text("properties.principalId").StartsWith("55555555", StringComparison.Ordinal));
        Assert.Equal(["risk", "etrm"], roles.Select(role => role.Id.Split("/subscriptions/")[^1].Split('/')[0]));
    }
}
