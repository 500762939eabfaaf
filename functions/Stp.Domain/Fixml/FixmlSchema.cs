namespace Stp.Domain.Fixml;

/// <summary>
/// How the elements and attributes of FIXML messages correspond to FIX tags. Immutable; built from a dialect. Whatever it does not name is skipped.
/// </summary>
/// <remarks>
/// A path is element names from the message element down, joined by <c>/</c>: <c>TrdCaptRpt/RptSide/Pty</c>. An attribute is a path,
/// <c>@</c> and its name: <c>TrdCaptRpt/Instrmt@ID</c>. In a repeated element the attributes count in the order given.
/// </remarks>
public sealed class FixmlSchema
{
    private readonly Dictionary<string, FixmlElement> _messages = new();

    /// <summary>Makes a schema.</summary>
    /// <param name="messageTypes">Message element to MsgType (35), for example <c>TrdCaptRpt</c> to <c>AE</c>.</param>
    /// <param name="attributes">Attribute to tag, for example <c>TrdCaptRpt@RptID</c> to 571.</param>
    /// <param name="groups">Path of a repeated element to the tag of its count, for example <c>TrdCaptRpt/RptSide</c> to 552.</param>
    /// <exception cref="ArgumentException">A path does not begin with a message element, or is not of the form above.</exception>
    public FixmlSchema(
        IReadOnlyDictionary<string, string> messageTypes, IReadOnlyDictionary<string, int> attributes, IReadOnlyDictionary<string, int> groups)
    {
        ArgumentNullException.ThrowIfNull(messageTypes);
        ArgumentNullException.ThrowIfNull(attributes);
        ArgumentNullException.ThrowIfNull(groups);
        foreach (var (name, type) in messageTypes)
        {
            _messages.Add(name, new FixmlElement(name) { MessageType = type });
        }

        foreach (var (path, tag) in groups)
        {
            Element(path).CountTag = tag;
        }

        foreach (var (path, tag) in attributes)
        {
            var at = path.IndexOf('@', StringComparison.Ordinal);
            if (at < 0 || at == path.Length - 1)
            {
                throw new ArgumentException($"\"{path}\" names no attribute (path@Name).", nameof(attributes));
            }

            Element(path[..at]).Add(path[(at + 1)..], tag);
        }
    }

    internal FixmlElement? Message(string name) => _messages.GetValueOrDefault(name);

    private FixmlElement Element(string path)
    {
        var names = path.Split('/');
        if (!_messages.TryGetValue(names[0], out var element))
        {
            throw new ArgumentException($"\"{path}\" does not begin with a message element.", nameof(path));
        }

        foreach (var name in names.Skip(1))
        {
            element = element.ChildOrNew(name);
        }

        return element;
    }
}
