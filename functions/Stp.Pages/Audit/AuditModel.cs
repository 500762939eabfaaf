namespace Stp.Pages.Audit;

/// <summary>What people have done, newest first.</summary>
public sealed record AuditModel
{
    /// <summary>What is asked for.</summary>
    public required AuditQuery Filter { get; init; }

    /// <summary>One page of entries.</summary>
    public required IReadOnlyList<AuditRow> Entries { get; init; }

    /// <summary>The place of the next page; null at the end.</summary>
    public string? Next { get; init; }

    /// <summary>What is wrong with the filter; null where nothing is.</summary>
    public string? Problem { get; init; }
}

/// <summary>Which entries; null is for all.</summary>
/// <param name="Subject">What it was done to, or the beginning of it.</param>
/// <param name="By">Who did it.</param>
/// <param name="Action">What was done.</param>
/// <param name="From">Not before.</param>
/// <param name="To">Not after.</param>
public sealed record AuditQuery(string? Subject, string? By, string? Action, DateTimeOffset? From, DateTimeOffset? To);

/// <summary>An entry as <c>GET audit</c> gives it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Action">What was done, as <c>reference.put</c>.</param>
/// <param name="Subject">What it was done to, as a path.</param>
/// <param name="Before">What there was, as JSON text; null where there was nothing.</param>
/// <param name="After">What there is since, as JSON text; null where there is nothing any more.</param>
public sealed record AuditRow(string Id, DateTimeOffset At, string By, string Action, string Subject, string? Before, string? After);
