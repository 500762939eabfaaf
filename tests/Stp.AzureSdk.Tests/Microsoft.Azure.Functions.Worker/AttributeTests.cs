using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Stp.AzureSdk.Tests.Worker;

public sealed class AttributeTests
{
    [Function("Sample")]
    [FixedDelayRetry(5, "00:00:10")]
    private static void Sample(
        [ServiceBusTrigger("drop-copy", Connection = "ServiceBus", IsBatched = true, AutoCompleteMessages = false)] object batch,
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "positions/{account}")] object request,
        [TimerTrigger("0 */5 * * * *", RunOnStartup = true)] TimerInfo timer) => GC.KeepAlive((batch, request, timer));

    private static readonly MethodInfo Method = typeof(AttributeTests).GetMethod(nameof(Sample), BindingFlags.NonPublic | BindingFlags.Static)!;

    [Fact]
    public void A_function_can_be_read_from_its_attributes()
    {
        var parameters = Method.GetParameters();
        var queue = parameters[0].GetCustomAttribute<ServiceBusTriggerAttribute>()!;
        var http = parameters[1].GetCustomAttribute<HttpTriggerAttribute>()!;
        var timer = parameters[2].GetCustomAttribute<TimerTriggerAttribute>()!;

        Assert.Equal("Sample", Method.GetCustomAttribute<FunctionAttribute>()!.Name);
        Assert.Equal((5, "00:00:10"), (Method.GetCustomAttribute<FixedDelayRetryAttribute>()!.MaxRetryCount, Method.GetCustomAttribute<FixedDelayRetryAttribute>()!.DelayInterval));
        Assert.Equal(("drop-copy", "ServiceBus", true, false), (queue.QueueName, queue.Connection, queue.IsBatched, queue.AutoCompleteMessages));
        Assert.Equal(Cardinality.Many, ((ISupportCardinality)queue).Cardinality);
        Assert.Equal((AuthorizationLevel.Anonymous, "positions/{account}", "get,post"), (http.AuthLevel, http.Route, string.Join(',', http.Methods!)));
        Assert.Equal(("0 */5 * * * *", true, true), (timer.Schedule, timer.UseMonitor, timer.RunOnStartup));
    }

    [Theory]
    [InlineData("soon", "00:01:00")]
    [InlineData("-00:00:01", "00:01:00")]
    [InlineData("00:02:00", "00:01:00")]
    public void A_back_off_with_senseless_delays_is_refused(string minimum, string maximum) =>
        Assert.ThrowsAny<ArgumentException>(() => new ExponentialBackoffRetryAttribute(1, minimum, maximum));

    [Fact]
    public void A_surrounding_hands_the_http_context_over_in_the_items()
    {
        var context = new SampleContext();
        Assert.Null(context.GetHttpContext());

        var http = new DefaultHttpContext();
        context.Items["HttpRequestContext"] = http;

        Assert.Same(http, context.GetHttpContext());
    }

    private sealed class SampleContext : FunctionContext
    {
        public override string InvocationId => "1";

        public override string FunctionId => "2";

        public override TraceContext TraceContext => null!;

        public override BindingContext BindingContext => null!;

        public override RetryContext RetryContext => null!;

        public override IServiceProvider InstanceServices { get; set; } = null!;

        public override FunctionDefinition FunctionDefinition => null!;

        public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

        public override IInvocationFeatures Features => null!;
    }
}
