using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Stp.AzureSdk;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Builds a function app.</summary>
public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    internal FunctionsApplicationBuilder(string[]? args)
    {
    }

    /// <summary>A place for builders to hand things on.</summary>
    public IDictionary<object, object> Properties => Declaration.Only<IDictionary<object, object>>();

    IConfigurationManager IHostApplicationBuilder.Configuration => Configuration;

    /// <summary>The configuration.</summary>
    public ConfigurationManager Configuration => Declaration.Only<ConfigurationManager>();

    /// <summary>The environment.</summary>
    public IHostEnvironment Environment => Declaration.Only<IHostEnvironment>();

    /// <summary>The logging.</summary>
    public ILoggingBuilder Logging => Declaration.Only<ILoggingBuilder>();

    /// <summary>The metrics.</summary>
    public IMetricsBuilder Metrics => Declaration.Only<IMetricsBuilder>();

    /// <summary>The services.</summary>
    public IServiceCollection Services => Declaration.Only<IServiceCollection>();

    /// <summary>Builds the host.</summary>
    public IHost Build() => Declaration.Only<IHost>();

    /// <summary>Takes another service container.</summary>
    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory,
        Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull => Declaration.Only();

    /// <summary>Adds a step to the pipeline.</summary>
    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware) =>
        Declaration.Only<IFunctionsWorkerApplicationBuilder>();
}
