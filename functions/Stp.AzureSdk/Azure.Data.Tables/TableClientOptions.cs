#nullable disable
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>How a client works.</summary>
public class TableClientOptions : ClientOptions
{
    /// <summary>The default options of a version of the service.</summary>
    public TableClientOptions(ServiceVersion serviceVersion = ServiceVersion.V2020_12_06)
    {
    }

    /// <summary>Versions of the service.</summary>
    public enum ServiceVersion
    {
        /// <summary>2019-02-02.</summary>
        V2019_02_02 = 1,

        /// <summary>2020-12-06.</summary>
        V2020_12_06 = 2,
    }
}
