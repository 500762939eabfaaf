namespace Stp.Domain.Dialects;

/// <summary>Where a path starts.</summary>
internal enum FieldScope
{
    /// <summary>In the message, outside all groups.</summary>
    Message,

    /// <summary>
    /// In the entry of the side group that is being read; the first one where no line is being read. A message without a side group is the side
    /// itself.
    /// </summary>
    Side,

    /// <summary>In the entry of the leg group that is being read.</summary>
    Leg,
}
