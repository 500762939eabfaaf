using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Stp.Embedded.Hosting;

/// <summary>A function behind a route.</summary>
internal sealed class HttpFunction
{
    private readonly FunctionMethod _function;
    private readonly ParameterBinder<HttpContext> _binder;
    private readonly ILogger _logger;

    public HttpFunction(FunctionMethod function, string routePrefix, ILoggerFactory loggers)
    {
        _function = function;
        var trigger = (HttpTriggerAttribute)function.Trigger;
        Route = RoutePatternFactory.Parse($"/{routePrefix}/{trigger.Route ?? function.Name}");
        Methods = trigger.Methods is { Length: > 0 } methods ? [.. methods.Select(method => method.ToUpperInvariant())] : [];
        _binder = new ParameterBinder<HttpContext>(function, Bind);
        _logger = loggers.CreateLogger("Stp.Function." + function.Name);
        var result = FunctionResult.ValueOf(function.Method.ReturnType);
        if (!typeof(IResult).IsAssignableFrom(result) && !typeof(IActionResult).IsAssignableFrom(result))
        {
            throw new StartupException($"Function '{function.Name}' must return an IResult or IActionResult, not {result}.");
        }
    }

    public RoutePattern Route { get; }

    /// <summary>Upper case; empty for any.</summary>
    public string[] Methods { get; }

    /// <summary>Answers a request; what goes wrong inside becomes a problem that tells the caller no detail.</summary>
    public async Task HandleAsync(HttpContext http)
    {
        try
        {
            var context = new EmbeddedFunctionContext(_function.Definition, http.RequestServices, http.RequestAborted);
            context.Items[EmbeddedFunctionContext.HttpContextItem] = http;
            var result = await _function.InvokeAsync(http.RequestServices, _binder.Arguments(http, context));
            await WriteAsync(result, http);
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to read an answer.
        }
        catch (BadHttpRequestException fault) when (!http.Response.HasStarted)
        {
            await HostProblem.Of(fault.StatusCode, fault.Message).ExecuteAsync(http);
        }
        catch (Exception fault)
        {
            _logger.LogError(fault, "{Method} {Path} failed.", http.Request.Method, http.Request.Path);
            if (http.Response.HasStarted)
            {
                http.Abort();
                return;
            }

            http.Response.Clear();
            await HostProblem.Of(StatusCodes.Status500InternalServerError).ExecuteAsync(http);
        }
    }

    private Task WriteAsync(object? result, HttpContext http) => result switch
    {
        IResult answer => answer.ExecuteAsync(http),
        IActionResult action => action.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor())),
        _ => throw new InvalidOperationException($"Function '{_function.Name}' returned nothing."),
    };

    private Func<HttpContext, object?>? Bind(ParameterInfo parameter)
    {
        if (parameter.ParameterType == typeof(HttpRequest))
        {
            return static http => http.Request;
        }

        var name = parameter.Name!;
        return parameter.ParameterType == typeof(string) && Route.GetParameter(name) is not null
            ? http => http.Request.RouteValues[name] as string
            : null;
    }
}
