namespace Stp.Samples.Generator.Fix;

/// <summary>A message without its session header: FIX fields after the header, or one FIXML element.</summary>
/// <param name="Type">MsgType (35), or the element's name.</param>
/// <param name="SenderSubId">Header field 50, which some venues fill with the trader.</param>
internal sealed record Payload(string Type, string Body, string? SenderSubId = null);
