using System.Globalization;
using Stp.Domain.Dialects;
using Stp.Domain.Normalizing;
using Stp.Domain.Reference;

namespace Stp.Domain.Tests.Conformance;

/// <summary>Runs one case: each <c>I</c> line goes in as a bundle, and the <c>E</c>, <c>L</c> and <c>F</c> lines after it are its outcomes.</summary>
internal sealed class ConformanceRunner
{
    private readonly List<ReferenceEntry> _entries = [];
    private readonly Dictionary<string, string> _names = [];
    private readonly Normalizer _normalizer = new(DialectCatalog.BuiltIn);
    private MessageContext _context = new("", null, new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero));
    private ReferenceSnapshot? _reference;
    private Queue<NormalizedMessage> _outcomes = [];
    private OutcomeCheck? _check;

    public static void Run(ConformanceCase script)
    {
        var runner = new ConformanceRunner();
        foreach (var line in script.Preamble.Concat(script.Lines))
        {
            try
            {
                runner.Run(line);
            }
            catch (Exception exception) when (exception is not Xunit.Sdk.IAssertionException)
            {
                throw new FormatException($"{script.File}:{line.Number}: {exception.Message}", exception);
            }
            catch (Exception exception)
            {
                Assert.Fail($"{script.File}:{line.Number}: {line.Word} {line.Rest}\n{exception.Message}");
            }
        }

        runner.Finish();
    }

    private void Run(ScriptLine line)
    {
        switch (line.Word)
        {
            case "venue":
                _context = _context with { Venue = line.Rest };
                break;
            case "session":
                _context = _context with { Session = line.Rest };
                break;
            case "received":
                _context = _context with { ReceivedAt = DateTimeOffset.Parse(line.Rest, CultureInfo.InvariantCulture) };
                break;
            case "set":
                var space = line.Rest.IndexOf(' ');
                _names[line.Rest[..space]] = Expand(line.Rest[(space + 1)..]);
                break;
            case "R":
                _entries.Add(Entry(line.Rest));
                break;
            case "I":
                Finish();
                _reference ??= Build();
                var bundle = FixText.Bytes(Expand(line.Rest));
                _outcomes = new(_normalizer.NormalizeBundle(bundle, _context, _reference).Select(result => result.Message));
                break;
            case "E":
                _check?.Finish();
                Assert.True(_outcomes.Count > 0, "There is no further outcome.");
                _check = new OutcomeCheck(_outcomes.Dequeue(), line.Rest);
                break;
            case "L":
                _check!.Line(line.Rest);
                break;
            case "F":
                _check!.Feed(line.Rest);
                break;
            default:
                throw new FormatException($"\"{line.Word}\" is no word of the script language.");
        }
    }

    private void Finish()
    {
        _check?.Finish();
        _check = null;
        Assert.True(_outcomes.Count == 0, $"{_outcomes.Count} more outcomes, first {(_outcomes.Count > 0 ? OutcomeCheck.Describe(_outcomes.Peek()) : "")}");
    }

    /// <summary>Puts in what was set: longer names first, so that one may begin with another.</summary>
    private string Expand(string text)
    {
        foreach (var (name, value) in _names.OrderByDescending(pair => pair.Key.Length))
        {
            text = text.Replace("$" + name, value, StringComparison.Ordinal);
        }

        var left = text.IndexOf('$', StringComparison.Ordinal);
        return left < 0 ? text : throw new FormatException($"{text[left..]} is not set.");
    }

    private ReferenceSnapshot Build()
    {
        var build = ReferenceSnapshot.Build(_entries);
        Assert.Empty(build.Rejected);
        return build.Snapshot;
    }

    /// <summary><c>accounts cme ACC1 account=BOOK1 ours=true</c>.</summary>
    private static ReferenceEntry Entry(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var values = words.Skip(3).Select(word => word.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        return new ReferenceEntry(Enum.Parse<ReferenceMap>(words[0], ignoreCase: true), words[1], words[2].Replace('_', ' '), values);
    }
}
