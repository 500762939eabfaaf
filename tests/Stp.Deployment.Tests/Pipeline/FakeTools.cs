using System.Runtime.Versioning;

namespace Stp.Deployment.Tests.Pipeline;

/// <summary>
/// A folder with an <c>az</c> and a <c>dotnet</c> that stand first on the path, write down how they were called, and answer what the test says. So no
/// test can reach Azure.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed class FakeTools : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-tools-");

    /// <summary>Makes the tools.</summary>
    /// <param name="answers">Answers by a part of the command; a command that none of them matches answers nothing.</param>
    public FakeTools(params (string Part, string Answer)[] answers)
    {
        var cases = string.Concat(answers.Select(pair => $"    *{Quoted(pair.Part)}*) echo {Quoted(pair.Answer)} ;;\n"));
        foreach (var tool in (string[])["az", "dotnet"])
        {
            var path = Path.Combine(_folder.FullName, tool);
            File.WriteAllText(path, $"#!/usr/bin/env bash\nprintf -v call '%q ' {tool} \"$@\"\necho \"${{call% }}\" >> {Quoted(Log)}\ncase \"$*\" in\n{cases}    *) ;;\nesac\n");
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>The variables with which a script finds the tools.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["PATH"] = $"{_folder.FullName}:{System.Environment.GetEnvironmentVariable("PATH")}",
        ["BICEP_VERSION"] = "v0.0.1",
        ["POLL_SECONDS"] = "0",
    };

    /// <summary>The commands that were called, in order, as they would be typed.</summary>
    public IReadOnlyList<string> Calls => File.Exists(Log) ? File.ReadAllLines(Log) : [];

    private string Log => Path.Combine(_folder.FullName, "calls");

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Quoted(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
