namespace Stp.Domain.EndOfDay.Uploads;

/// <summary>An uploaded file as it was read: its content, or what is wrong with it, never both.</summary>
/// <param name="Content">What it says; null where there is a fault.</param>
/// <param name="Faults">What is wrong, in the order of the file.</param>
/// <param name="HasMoreFaults">Whether there are more faults than are told.</param>
public sealed record UploadReading<T>(T? Content, IReadOnlyList<UploadFault> Faults, bool HasMoreFaults)
    where T : class
{
    /// <summary>The content where nothing is wrong, otherwise the faults.</summary>
    internal static UploadReading<T> Of(UploadFaults faults, Func<T> content) =>
        new(faults.Found.Count == 0 ? content() : null, faults.Found, faults.Exceeded);
}
