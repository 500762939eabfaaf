using Stp.Domain.Holding;

namespace Stp.Embedded.Tests.BadInput;

/// <summary>Each bad message is held once, with its own reason and its bytes, and the good ones around it book.</summary>
[Collection(nameof(InputHost))]
public sealed class HeldMessageTests(InputHost host)
{
    /// <summary>Every test its own: a message that differs in length and checksum alone is the same exception.</summary>
    private readonly string _id = host.NewName("BAD");

    [Fact]
    public Task A_message_that_was_cut_off() => IsHeldAsync(ReasonCodes.MessageTruncated, Messages.Fill(_id)[..90]);

    [Fact]
    public Task Binary_garbage()
    {
        var garbage = new byte[300];
        new Random(7).NextBytes(garbage);
        // Line ends would make it several pieces of garbage.
        return IsHeldAsync(ReasonCodes.MessageUnrecognised, [0xFF, .. garbage.Where(b => b is not ((byte)'\n' or (byte)'\r' or (byte)'<')), 0xFE]);
    }

    [Fact]
    public Task Text_that_is_no_message() => IsHeldAsync(ReasonCodes.MessageUnrecognised, "Dear desk, please book ten lots."u8.ToArray());

    [Fact]
    public Task A_wrong_checksum()
    {
        var message = Messages.Fill(_id);
        message[^2] = message[^2] == '0' ? (byte)'1' : (byte)'0';
        return IsHeldAsync(ReasonCodes.ChecksumWrong, message);
    }

    [Fact]
    public Task A_wrong_body_length() =>
        IsHeldAsync(ReasonCodes.BodyLengthWrong, Messages.Wire(Messages.FillText(_id).Replace("|9=?|", "|9=17|", StringComparison.Ordinal)));

    [Fact]
    public Task A_group_count_that_is_too_high() =>
        IsHeldAsync(ReasonCodes.GroupCountWrong, Messages.Fill(_id, more: "453=3|448=560|447=D|452=4|448=akaya|447=D|452=36|"));

    [Fact]
    public Task A_group_count_that_is_too_low() =>
        IsHeldAsync(ReasonCodes.GroupCountWrong, Messages.Fill(_id, more: "453=1|448=560|447=D|452=4|448=akaya|447=D|452=36|"));

    [Fact]
    public Task A_tag_that_stands_twice() => IsHeldAsync(ReasonCodes.TagDuplicate, Messages.Fill(_id, more: "31=99.99|"));

    [Fact]
    public Task A_byte_beyond_ascii_in_a_field_that_is_read() => IsHeldAsync(ReasonCodes.FieldEncoding, Messages.Fill(_id, account: @"AC\xE9"));

    [Fact]
    public Task A_field_without_a_value() => IsHeldAsync(ReasonCodes.FieldMalformed, Messages.Fill(_id, more: "58=|"));

    [Fact]
    public Task A_field_without_a_tag() => IsHeldAsync(ReasonCodes.FieldMalformed, Messages.Fill(_id, more: "hello|"));

    [Fact]
    public Task A_version_of_fix_that_the_venue_does_not_speak() =>
        IsHeldAsync(ReasonCodes.BeginStringUnsupported, Messages.Wire(Messages.FillText(_id).Replace("FIX.4.4", "FIX.9.9", StringComparison.Ordinal)));

    [Fact]
    public Task An_unknown_message_type() =>
        IsHeldAsync(ReasonCodes.MessageTypeUnknown, Messages.Wire(Messages.FillText(_id).Replace("|35=8|", "|35=ZZ|", StringComparison.Ordinal)));

    [Fact]
    public Task Negative_lots() => IsHeldAsync(ReasonCodes.LotsInvalid, Messages.Fill(_id, lots: "-3"));

    [Fact]
    public Task Zero_lots() => IsHeldAsync(ReasonCodes.LotsInvalid, Messages.Fill(_id, lots: "0"));

    [Fact]
    public Task Lots_beyond_all_reason() => IsHeldAsync(ReasonCodes.LotsInvalid, Messages.Fill(_id, lots: "99999999999999999999999999999999"));

    [Fact]
    public Task A_price_that_is_no_number() => IsHeldAsync(ReasonCodes.PriceInvalid, Messages.Fill(_id, price: "NaN"));

    [Fact]
    public Task A_price_with_an_exponent() => IsHeldAsync(ReasonCodes.PriceInvalid, Messages.Fill(_id, price: "7e1"));

    [Fact]
    public Task A_price_with_a_comma() => IsHeldAsync(ReasonCodes.PriceInvalid, Messages.Fill(_id, price: "70,25"));

    [Fact]
    public Task A_trade_date_before_the_years_that_are_served() => IsHeldAsync(ReasonCodes.DateInvalid, Messages.Fill(_id, date: "19991231"));

    [Fact]
    public Task A_trade_date_after_the_years_that_are_served() => IsHeldAsync(ReasonCodes.DateInvalid, Messages.Fill(_id, date: "21000101"));

    [Fact]
    public Task A_trade_date_that_does_not_exist() => IsHeldAsync(ReasonCodes.DateInvalid, Messages.Fill(_id, date: "20260230"));

    [Fact]
    public Task A_clearing_date_that_is_no_date() => IsHeldAsync(ReasonCodes.DateInvalid, Messages.Fill(_id, more: "715=99999999|"));

    [Fact]
    public Task A_side_that_is_neither_buy_nor_sell() =>
        IsHeldAsync(ReasonCodes.SideInvalid, Messages.Wire(Messages.FillText(_id).Replace("|54=1|", "|54=7|", StringComparison.Ordinal)));

    [Fact]
    public Task An_identity_longer_than_a_key() => IsHeldAsync(ReasonCodes.IdentityMissing, Messages.Fill(new string('x', 300)));

    [Fact]
    public Task An_account_that_nobody_mapped() => IsHeldAsync(ReasonCodes.AccountUnmapped, Messages.Fill(_id, account: "NOBODY"));

    [Fact]
    public Task A_message_larger_than_the_limit() => IsHeldAsync(ReasonCodes.MessageTooLarge, Messages.Fill(_id, more: $"58={new string('x', 2_500_000)}|"));

    [Fact]
    public async Task A_trade_that_grows_larger_than_a_document_is_held_from_there_on()
    {
        var feed = new Feed(host.Running, Messages.FixVenue, host.NewName("S"));
        var text = $"58={new string('x', 900_000)}|";
        var amendment = Messages.Wire(Messages.FillText(host.NewName("E"), lots: "9", more: $"19={_id}|{text}").Replace("|150=F|", "|150=G|", StringComparison.Ordinal));

        await feed.PostAsync(Messages.Fill(_id, more: text));
        await feed.PostAsync(amendment);

        await feed.AssertBookedAsync(_id);
        var held = Assert.Single(await feed.HeldAsync());
        Assert.Equal(ReasonCodes.TradeTooLarge, held.GetProperty("reason").GetString());
        Assert.Equal(amendment.Length, held.GetProperty("rawBytes").GetInt32());
    }

    [Fact]
    public async Task The_same_bad_message_twice_is_one_exception()
    {
        var feed = new Feed(host.Running, Messages.FixVenue, host.NewName("S"));
        var bad = Messages.Fill(host.NewName("E"), lots: "0");

        await feed.PostAsync(Messages.Lines(bad, bad));
        await feed.PostAsync(bad);

        Assert.Single(await feed.HeldAsync());
    }

    [Fact]
    public async Task A_text_beyond_ascii_in_a_field_that_is_not_read_books()
    {
        var feed = new Feed(host.Running, Messages.FixVenue, host.NewName("S"));
        var id = host.NewName("E");

        await feed.PostAsync(Messages.Fill(id, more: @"58=caf\xE9|"));

        await feed.AssertBookedAsync(id);
        Assert.Empty(await feed.HeldAsync());
    }

    private Task IsHeldAsync(string reason, byte[] bad) => HeldCheck.RunAsync(host, Messages.FixVenue, reason, bad, id => Messages.Fill(id));
}
