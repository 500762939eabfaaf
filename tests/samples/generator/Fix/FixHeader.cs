namespace Stp.Samples.Generator.Fix;

/// <summary>The constant part of a session's header.</summary>
/// <param name="Routing">Fields after SendingTime: OnBehalfOfCompID (115), DeliverToCompID (128) and the like, by tag.</param>
internal sealed record FixHeader(string BeginString, string Sender, string Target, params (int Tag, string Value)[] Routing);
