using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Stp.Functions.Hosting;
using Stp.Functions.Telemetry;

// The function app as it runs in Azure. The embedded process is another program around the same services and functions.
var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<HttpMiddleware>();
builder.Services.AddStp(builder.Configuration).AddAzureSurroundings(builder.Configuration).AddWorkerTelemetry(builder.Configuration);
builder.Build().Run();
