namespace Stp.Deployment.Tests;

/// <summary>Something that is wrong with a file that is deployed.</summary>
/// <param name="File">The file, named from the root of the repository.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Text">A sentence that says what is wrong.</param>
internal sealed record Finding(string File, int Line, string Text)
{
    public override string ToString() => $"{File}:{Line}: {Text}";
}
