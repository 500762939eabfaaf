using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Azure.Cosmos;

namespace Stp.Functions.EndOfDay.Storage;

/// <summary>The partition of container <c>eod</c> that holds everything about one business date.</summary>
internal static class EndOfDayPartition
{
    public static PartitionKey Of(DateOnly date) => new(Text(date));

    /// <summary>The date as documents and queries have it.</summary>
    public static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The end of the id of a part of what is stored of an account: an account may have characters that an id may not, so a digest stands for it.</summary>
    public static string PartOf(string account, int part)
    {
        const int DigestBytes = 16;
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(account)).AsSpan(0, DigestBytes));
        return string.Create(CultureInfo.InvariantCulture, $"{digest}-{part:000}");
    }

    /// <summary>Every document of a kind whose id begins with a prefix, behind another one, by id.</summary>
    /// <remarks>The date is a condition besides being the partition, so that one index finds just these among everything of the date.</remarks>
    public static QueryDefinition After(DateOnly date, string type, string prefix, string? id, string fields = "*") => new QueryDefinition(
        $"SELECT {fields} FROM c WHERE c.type = @type AND c.businessDate = @date AND STARTSWITH(c.id, @prefix)"
        + (id is null ? "" : " AND c.id > @after")
        + " ORDER BY c.id")
        .WithParameter("@type", type)
        .WithParameter("@date", Text(date))
        .WithParameter("@prefix", prefix)
        .WithParameter("@after", id);
}
