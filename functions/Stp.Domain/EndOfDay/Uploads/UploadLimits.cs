namespace Stp.Domain.EndOfDay.Uploads;

/// <summary>How much an uploaded CSV file may hold.</summary>
public static class UploadLimits
{
    /// <summary>Rows, with those that are skipped.</summary>
    public const int MaxRows = 200_000;

    /// <summary>Columns.</summary>
    public const int MaxColumns = 200;

    /// <summary>Characters of one line.</summary>
    public const int MaxLineLength = 20_000;

    /// <summary>Characters of one cell.</summary>
    public const int MaxCellLength = 200;

    /// <summary>Characters of an account or instrument code.</summary>
    public const int MaxCodeLength = 64;

    /// <summary>Faults that are told; with more than that somebody mistook the file or the format.</summary>
    public const int MaxFaults = 100;
}
