namespace Stp.Benchmarks.HotPartitions;

/// <summary>
/// Request units by the table "Document size" of learn.microsoft.com/azure/cosmos-db/understand-request-unit-consumption; between its rows by a straight line.
/// </summary>
internal static class PublishedCharge
{
    private static readonly (double KiB, double Read, double Write)[] Table =
    [
        (1, 1.00, 4.95), (2, 1.04, 6.29), (4, 1.14, 6.67), (8, 1.33, 7.04), (16, 1.67, 9.52), (32, 2.19, 11.23), (64, 4.76, 22.67), (128, 9.95, 48.19),
        (256, 20.28, 98.29), (512, 40.95, 184.57), (1024, 145.90, 625.00), (2048, 291.80, 1250.00),
    ];

    public static double Read(double bytes) => Of(bytes, row => row.Read);

    public static double Write(double bytes) => Of(bytes, row => row.Write);

    private static double Of(double bytes, Func<(double KiB, double Read, double Write), double> column)
    {
        var size = bytes / 1024;
        var next = Array.FindIndex(Table, row => row.KiB >= size);
        if (next == 0)
        {
            return column(Table[0]);
        }

        if (next < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(bytes), bytes, "A document has at most 2 MiB.");
        }

        var (below, above) = (Table[next - 1], Table[next]);
        return column(below) + ((column(above) - column(below)) * (size - below.KiB) / (above.KiB - below.KiB));
    }
}
