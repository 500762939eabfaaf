#nullable disable

namespace Azure.Data.Tables;

/// <summary>The key of an account.</summary>
public class TableSharedKeyCredential
{
    /// <summary>A key.</summary>
    public TableSharedKeyCredential(string accountName, string accountKey)
    {
        ArgumentNullException.ThrowIfNull(accountKey);
        AccountName = accountName ?? throw new ArgumentNullException(nameof(accountName));
    }

    /// <summary>The account.</summary>
    public string AccountName { get; }
}
