using System.Buffers;
using System.Text;
using Stp.Embedded.Cosmos.Catalog;
using Stp.Embedded.Cosmos.Items;

namespace Stp.Embedded.Cosmos.Queries;

/// <summary>A page of results under construction. Its bytes are in a rented buffer until it is disposed.</summary>
internal sealed class QueryPage : IDisposable
{
    /// <summary>The service ends a page at about this size.</summary>
    private const int MaxBytes = 4 * 1024 * 1024;

    private const int InitialBytes = 16 * 1024;

    private readonly RentedBuffer _body = new(InitialBytes);

    public QueryPage(ContainerInfo container)
    {
        _body.Write(Encoding.ASCII.GetBytes($$"""{"_rid":"{{container.ResourceId}}","Documents":["""));
    }

    /// <summary>Results written.</summary>
    public int Count { get; private set; }

    public bool IsFull => _body.Count >= MaxBytes;

    public int Bytes => _body.Count;

    /// <summary>Where the next page starts, or null after the last.</summary>
    public Continuation? Next { get; set; }

    /// <summary>Counts a result and says where to write it.</summary>
    public IBufferWriter<byte> Add()
    {
        if (Count++ > 0)
        {
            _body.Write(","u8);
        }

        return _body;
    }

    /// <summary>Ends the page and gives its bytes, valid until it is disposed.</summary>
    public ReadOnlyMemory<byte> Close()
    {
        _body.Write("],\"_count\":"u8);
        SystemProperties.WriteInteger(_body, Count);
        _body.Write("}"u8);
        return _body.Written;
    }

    public void Dispose() => _body.Dispose();
}
