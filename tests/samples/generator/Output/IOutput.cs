namespace Stp.Samples.Generator.Output;

/// <summary>Where the files of a day go: a folder, or a comparison with one.</summary>
internal interface IOutput
{
    /// <summary>Opens a file by its path below the folder, written with '/'.</summary>
    Stream Create(string path);
}
