namespace Stp.Embedded.Tables.Filters;

/// <summary>What a piece of a filter is.</summary>
internal enum FilterTokenKind
{
    Open,
    Close,
    Word,
    Literal,
}

/// <summary>A piece of a filter, as written, with the value of a literal.</summary>
internal sealed record FilterToken(FilterTokenKind Kind, string Text, object? Value = null);
