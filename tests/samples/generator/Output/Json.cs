using System.Text.Json;

namespace Stp.Samples.Generator.Output;

internal static class Json
{
    public static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };
}
