namespace Stp.Embedded.Cosmos.Items;

/// <summary>Request units by a rule of thumb from the public tables: 1 KB reads for 1 and writes for about 5; 4 KB write for 6.7.</summary>
internal static class RequestCharge
{
    private const double KiB = 1024;

    public static double Read(int bytes) => Math.Round(1 + (0.09 * Extra(bytes)), 2);

    public static double Write(int bytes) => Math.Round(5 + (0.57 * Extra(bytes)), 2);

    /// <summary>A page of a query: its own price, and a little for what it returns.</summary>
    public static double Query(int bytes, int documents) => Math.Round(2.3 + (0.03 * documents) + (0.3 * bytes / KiB), 2);

    private static double Extra(int bytes) => Math.Max(0, (bytes / KiB) - 1);
}
