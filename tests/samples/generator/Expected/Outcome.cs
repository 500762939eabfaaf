namespace Stp.Samples.Generator.Expected;

/// <summary>What must become of one raw message: part of a trade, ignored under a kind, or held for a reason.</summary>
internal readonly record struct Outcome(string? IgnoredKind, string? HeldReason)
{
    public static Outcome Trade => default;

    public bool IsTrade => IgnoredKind is null && HeldReason is null;

    public static Outcome Ignored(string kind) => new(kind, null);

    public static Outcome Held(string reason) => new(null, reason);
}
