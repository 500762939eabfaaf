using Stp.AzureSdk;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Serves HTTP functions through ASP.NET Core.</summary>
public static class FunctionsApplicationBuilderAspNetCoreExtensions
{
    /// <summary>Adds the ASP.NET Core integration.</summary>
    public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(this FunctionsApplicationBuilder builder) =>
        Declaration.Only<FunctionsApplicationBuilder>();
}
