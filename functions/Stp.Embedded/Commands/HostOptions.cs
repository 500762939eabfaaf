using System.CommandLine;
using System.Net;
using Stp.Embedded.Hosting;

namespace Stp.Embedded.Commands;

/// <summary>Options that several commands share.</summary>
internal static class HostOptions
{
    public static Option<DirectoryInfo?> Data(string otherwise) => new("--data")
    {
        Description = $"Folder of the data file. {otherwise}", HelpName = "DIR",
    };

    public static Option<int> Port()
    {
        var option = new Option<int>("--port")
        {
            Description = "Port to listen on; 0 for any that is free.", HelpName = "N", DefaultValueFactory = _ => EmbeddedHostOptions.DefaultPort,
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < IPEndPoint.MinPort or > IPEndPoint.MaxPort)
            {
                result.AddError($"--port is a number from {IPEndPoint.MinPort} to {IPEndPoint.MaxPort}.");
            }
        });
        return option;
    }
}
