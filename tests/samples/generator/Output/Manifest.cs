using System.Text.Json;

namespace Stp.Samples.Generator.Output;

/// <summary>The files of the day in the order in which they are fed.</summary>
internal sealed class Manifest
{
    public const string Folder = "day";

    /// <summary>The manifest itself; where it lies, this tool has written before.</summary>
    public const string Path = $"{Folder}/manifest.json";

    private readonly List<(string Path, string Venue, string Session, int Messages)> _files = [];

    public void Add(string path, string venue, string session, int messages) => _files.Add((path, venue, session, messages));

    public void Write(Stream stream, ulong seed, DateOnly businessDate, int messages)
    {
        using var json = new Utf8JsonWriter(stream, Json.Indented);
        json.WriteStartObject();
        json.WriteString("businessDate", businessDate.ToString("yyyy-MM-dd", null));
        json.WriteNumber("seed", seed);
        json.WriteNumber("messages", messages);
        json.WriteStartArray("files");
        foreach (var (path, venue, session, count) in _files)
        {
            json.WriteStartObject();
            json.WriteString("file", path[(Folder.Length + 1)..]);
            json.WriteString("venue", venue);
            json.WriteString("session", session);
            json.WriteNumber("messages", count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
