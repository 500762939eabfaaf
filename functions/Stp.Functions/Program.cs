using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Stp.Functions.Hosting;

// The function app as it runs in Azure. The embedded process is another program around the same services and functions.
var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<HttpMiddleware>();
builder.Services.AddStp(builder.Configuration).AddAzureSurroundings(builder.Configuration);
builder.Build().Run();
