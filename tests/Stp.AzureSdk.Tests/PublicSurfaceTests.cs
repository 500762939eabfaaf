namespace Stp.AzureSdk.Tests;

/// <summary>
/// What is declared must be what the packages declare, so no change may slip in: a change here fails until it was looked up in
/// the package and <c>PublicSurface.txt</c> was replaced by the file that the failure names.
/// </summary>
public sealed class PublicSurfaceTests
{
    [Fact]
    public void The_declarations_are_the_recorded_ones()
    {
        var folder = AppContext.BaseDirectory;
        var actual = Surface.Of(typeof(Declaration).Assembly);
        var actualFile = Path.Combine(folder, "PublicSurface.actual.txt");
        File.WriteAllLines(actualFile, actual);

        var recorded = File.ReadAllLines(Path.Combine(folder, "PublicSurface.txt"));
        var added = actual.Except(recorded, StringComparer.Ordinal).Select(line => "+ " + line);
        var removed = recorded.Except(actual, StringComparer.Ordinal).Select(line => "- " + line);
        var changes = string.Join('\n', added.Concat(removed));
        Assert.True(changes.Length == 0, $"Look these up in the package, then replace PublicSurface.txt by {actualFile}:\n{changes}");
        Assert.Equal(recorded, actual);
    }

    [Fact]
    public void Everything_public_lives_in_a_namespace_of_the_packages() => Assert.All(
        typeof(Declaration).Assembly.GetExportedTypes(),
        type => Assert.Matches("^(Azure|Microsoft|DurableTask)\\.", type.Namespace));

    [Theory]
    [InlineData(typeof(Azure.Messaging.ServiceBus.ServiceBusClient))]
    [InlineData(typeof(Azure.Data.Tables.TableServiceClient))]
    [InlineData(typeof(Azure.Data.Tables.TableClient))]
    public void A_client_cannot_be_made_without_the_package(Type client)
    {
        foreach (var constructor in client.GetConstructors())
        {
            var arguments = new object?[constructor.GetParameters().Length];
            var fault = Assert.Throws<System.Reflection.TargetInvocationException>(() => constructor.Invoke(arguments));
            Assert.IsType<InvalidOperationException>(fault.InnerException);
            Assert.Contains("declaration only", fault.InnerException.Message, StringComparison.Ordinal);
        }
    }
}
