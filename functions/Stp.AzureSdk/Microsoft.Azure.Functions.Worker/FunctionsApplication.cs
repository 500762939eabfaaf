using Stp.AzureSdk;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Where a function app starts.</summary>
public class FunctionsApplication
{
    /// <summary>A builder with the worker's defaults.</summary>
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => Declaration.Only<FunctionsApplicationBuilder>();
}
