using System.Buffers;
using Stp.Embedded.Cosmos;

namespace Stp.Embedded.Tests.Cosmos;

public sealed class RentedBufferTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(5_000)]
    public void What_was_written_is_kept_while_it_grows(int step)
    {
        using var buffer = new RentedBuffer(initialBytes: 16);
        var expected = Enumerable.Range(0, 20_000).Select(place => (byte)place).ToArray();
        foreach (var part in expected.Chunk(step))
        {
            buffer.Write(part);
        }

        Assert.Equal(expected, buffer.Written.ToArray());
    }

    [Fact]
    public void Dispose_Twice_GivesTheArrayBackOnce()
    {
        var buffer = new RentedBuffer(initialBytes: 100_000);
        buffer.Dispose();
        buffer.Dispose();
        var (one, other) = (ArrayPool<byte>.Shared.Rent(100_000), ArrayPool<byte>.Shared.Rent(100_000));
        Assert.NotSame(one, other);
        Assert.Equal(0, buffer.Count);
    }
}
