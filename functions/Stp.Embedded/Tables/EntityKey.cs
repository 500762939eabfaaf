using System.Buffers.Text;
using System.Text;

namespace Stp.Embedded.Tables;

/// <summary>A key, and as a continuation token.</summary>
internal sealed record EntityKey(string PartitionKey, string RowKey)
{
    private const char Separator = '\n';

    public static EntityKey Parse(string token)
    {
        try
        {
            if (Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)).Split(Separator) is [var partition, var row])
            {
                return new EntityKey(partition, row);
            }
        }
        catch (FormatException)
        {
            // Falls through to the fault: whatever it is, it is no token of ours.
        }

        throw TableFault.Invalid($"'{token}' is no continuation token.");
    }

    public string ToToken() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(PartitionKey + Separator + RowKey));
}
