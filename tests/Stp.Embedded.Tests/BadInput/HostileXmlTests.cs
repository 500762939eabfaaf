using System.Net;
using System.Net.Sockets;
using System.Text;
using Stp.Domain.Holding;

namespace Stp.Embedded.Tests.BadInput;

/// <summary>XML that wants to read files, to call out, or to grow: refused, held as it came, in little time.</summary>
[Collection(nameof(InputHost))]
public sealed class HostileXmlTests(InputHost host)
{
    [Fact]
    public async Task An_external_entity_is_never_asked_for()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = (IPEndPoint)listener.LocalEndpoint;
        var document = $"""<!DOCTYPE FIXML [<!ENTITY x SYSTEM "http://{address}/x">]>{Messages.FixmlText("X", attributes: "Txt=\"&x;\"")}""";

        await IsHeldAsync(ReasonCodes.XmlDtdForbidden, document);

        Assert.False(listener.Pending(), "Somebody followed the entity.");
    }

    [Fact]
    public Task A_document_type_that_names_a_file() => IsHeldAsync(
        ReasonCodes.XmlDtdForbidden, $"""<!DOCTYPE FIXML [<!ENTITY x SYSTEM "file:///etc/passwd">]>{Messages.FixmlText("X", inside: "&x;")}""");

    [Fact]
    public Task A_document_type_alone() =>
        IsHeldAsync(ReasonCodes.XmlDtdForbidden, $"""<!DOCTYPE FIXML SYSTEM "fixml.dtd">{Messages.FixmlText("X")}""");

    [Fact]
    public Task Entities_that_grow_a_billionfold()
    {
        var entities = string.Concat(Enumerable.Range(1, 9).Select(i =>
            $"<!ENTITY e{i} \"{string.Concat(Enumerable.Repeat($"&e{i - 1};", 10))}\">"));
        return IsHeldAsync(
            ReasonCodes.XmlDtdForbidden, $"""<!DOCTYPE FIXML [<!ENTITY e0 "lol">{entities}]>{Messages.FixmlText("X", inside: "&e9;")}""");
    }

    [Fact]
    public Task Elements_nested_a_hundred_thousand_deep() =>
        IsHeldAsync(ReasonCodes.XmlMalformed, "<FIXML><TrdCaptRpt>" + string.Concat(Enumerable.Repeat("<a>", 100_000)));

    [Fact]
    public Task A_million_attributes() => IsHeldAsync(
        ReasonCodes.MessageTooLarge,
        Messages.FixmlText("X", attributes: string.Join(' ', Enumerable.Range(0, 1_000_000).Select(i => $"a{i}=\"\""))));

    [Fact]
    public async Task Ninety_thousand_attributes_that_nobody_knows_are_passed_over()
    {
        var feed = new Feed(host.Running, Messages.FixmlVenue, host.NewName("S"));
        var id = host.NewName("X");

        await feed.PostAsync(Messages.Fixml(id, attributes: string.Join(' ', Enumerable.Range(0, 90_000).Select(i => $"a{i}=\"\""))));

        await feed.AssertBookedAsync(id);
    }

    [Fact]
    public Task An_attribute_that_stands_twice() => IsHeldAsync(ReasonCodes.XmlMalformed, Messages.FixmlText("X", attributes: "LastPx=\"1\""));

    [Fact]
    public Task An_element_that_is_not_closed() => IsHeldAsync(ReasonCodes.XmlMalformed, "<FIXML><TrdCaptRpt RptID=\"1\"></FIXML>");

    [Fact]
    public Task An_entity_that_nobody_declared() => IsHeldAsync(ReasonCodes.XmlMalformed, Messages.FixmlText("X", inside: "&nothing;"));

    [Fact]
    public Task A_root_that_is_not_fixml() => IsHeldAsync(ReasonCodes.MessageUnrecognised, "<html><body>404</body></html>");

    [Fact]
    public Task Zero_lots() => IsHeldMessageAsync(ReasonCodes.LotsInvalid, Messages.FixmlText("X", lots: "0"));

    [Fact]
    public Task Bytes_that_are_not_utf8() => HeldCheck.RunAsync(
        host, Messages.FixmlVenue, ReasonCodes.XmlMalformed, Encoding.Latin1.GetBytes(Messages.FixmlText("X", attributes: "Txt=\"caf\u00E9\"")), Good);

    private static byte[] Good(string id) => Messages.Fixml(id);

    private Task IsHeldAsync(string reason, string document) =>
        HeldCheck.RunAsync(host, Messages.FixmlVenue, reason, Encoding.UTF8.GetBytes(document), Good);

    /// <summary>Of a document that can be read, the message alone is held: the element, without what is around it.</summary>
    private async Task IsHeldMessageAsync(string reason, string document)
    {
        var feed = new Feed(host.Running, Messages.FixmlVenue, host.NewName("S"));
        var (before, after) = (host.NewName("X"), host.NewName("X"));

        await feed.PostAsync(Messages.Lines(Good(before), Encoding.UTF8.GetBytes(document), Good(after)));

        await feed.AssertBookedAsync(before);
        await feed.AssertBookedAsync(after);
        var held = Assert.Single(await feed.HeldAsync());
        Assert.Equal(reason, held.GetProperty("reason").GetString());
        Assert.Equal(document["<FIXML>".Length..^"</FIXML>".Length], held.GetProperty("raw").GetString());
    }
}
