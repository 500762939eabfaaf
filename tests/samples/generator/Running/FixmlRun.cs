using System.Globalization;
using System.Text;
using Stp.Samples.Generator.Expected;
using Stp.Samples.Generator.Fix;
using Stp.Samples.Generator.Output;
using Stp.Samples.Generator.Venues;

namespace Stp.Samples.Generator.Running;

/// <summary>A FIXML feed: documents of one report, or of a batch of them, a file each.</summary>
internal sealed class FixmlRun(
    Venue venue, string session, int firstDealNumber, int largestBatch, Clock clock, Rng rng, Expectation expectation, IOutput output, Manifest manifest)
    : FeedRun(venue, session, firstDealNumber, clock, rng, expectation)
{
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private const string Root = "<FIXML v=\"5.0 SP2\" xv=\"109\" s=\"20090815\" cv=\"CME.0001\">\n";
    private const string Header = "<Hdr SID=\"CME\" TID=\"NWE\" SSub=\"STP\" TSub=\"NWE_STP_API\"/>\n";

    private readonly StringBuilder _batch = new();
    private int _batchSize = 1;
    private int _inBatch;
    private int _documents;

    public override void Send(Payload payload, Outcome outcome, bool possResend = false)
    {
        Clock.NextMessage();
        Count(outcome);
        _batch.Append(payload.Body).Append('\n');
        _inBatch++;
        if (_inBatch == _batchSize)
        {
            CloseBatch();
        }
    }

    /// <summary>Sends a document of its own that holds no usable report.</summary>
    public void SendDocument(string content, string reason)
    {
        CloseBatch();
        Clock.NextMessage();
        Count(Outcome.Held(reason));
        Write(content, messages: 1);
    }

    /// <summary>A whole document around one report.</summary>
    public static string Document(string report) => $"{Declaration}{Root}{report}\n</FIXML>\n";

    protected override void Begin()
    {
        while (Handover.TryDequeue(out var step))
        {
            Agenda.In(Rng.Between(2, 60), () => step(this));
        }
    }

    protected override void End() => CloseBatch();

    private void CloseBatch()
    {
        if (_inBatch > 0)
        {
            var content = _inBatch == 1 ? Document(_batch.ToString().TrimEnd('\n')) : $"{Declaration}{Root}<Batch>\n{Header}{_batch}</Batch>\n</FIXML>\n";
            Write(content, _inBatch);
        }

        _batch.Clear();
        _inBatch = 0;
        _batchSize = Rng.Between(1, largestBatch);
    }

    private void Write(string content, int messages)
    {
        _documents++;
        var path = string.Create(CultureInfo.InvariantCulture, $"{Manifest.Folder}/{Venue.Code}-{Session}-{_documents:000}.xml");
        using var file = output.Create(path);
        file.Write(Encoding.UTF8.GetBytes(content));
        manifest.Add(path, Venue.Code, Session, messages);
    }
}
