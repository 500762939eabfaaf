using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
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

    public static Option<int> Port() => new("--port")
    {
        Description = "Port to listen on; 0 for any that is free.",
        HelpName = "N",
        DefaultValueFactory = _ => EmbeddedHostOptions.DefaultPort,
        CustomParser = result => ReadNumber(result, "--port", IPEndPoint.MinPort, IPEndPoint.MaxPort),
    };

    /// <summary>The running host that a command talks to.</summary>
    public static Option<Uri> Url() => new("--url")
    {
        Description = "The host.",
        HelpName = "URL",
        DefaultValueFactory = _ => new Uri($"http://localhost:{EmbeddedHostOptions.DefaultPort}"),
        CustomParser = ReadUrl,
    };

    /// <summary>Reads a whole number within bounds, or says what is expected.</summary>
    public static int ReadNumber(ArgumentResult result, string option, int min, int max)
    {
        if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
        {
            return number;
        }

        result.AddError($"{option} is a number from {min} to {max}.");
        return min;
    }

    private static Uri? ReadUrl(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (Uri.TryCreate(text.EndsWith('/') ? text : text + "/", UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
        {
            return url;
        }

        result.AddError($"'{text}' is no http or https address.");
        return null;
    }
}
