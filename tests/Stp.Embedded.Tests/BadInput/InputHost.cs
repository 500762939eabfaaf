using Microsoft.Extensions.DependencyInjection;
using Stp.Domain.Reference;
using Stp.Embedded.Tests.EndToEnd;
using Stp.Functions.Reference;

namespace Stp.Embedded.Tests.BadInput;

/// <summary>One running product for all tests of input; each test has a session and ids of its own.</summary>
public sealed class InputHost : IAsyncLifetime
{
    /// <summary>An account whose name does not stand in an address as it is.</summary>
    internal const string OddAccount = "A&B/C 100% é";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-input-");
    private int _number;

    internal RunningHost Running { get; private set; } = null!;

    internal ProductClient Client => Running.Client;

    /// <summary>What positions are short of is looked at once, so that no position changes by itself between two requests of a test.</summary>
    public async ValueTask InitializeAsync() =>
        Running = await StartAsync(_folder.FullName, [KeyValuePair.Create<string, string?>("Feeds:RefreshInterval", "01:00:00")]);

    public async ValueTask DisposeAsync()
    {
        await Running.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>A name that no other test has.</summary>
    internal string NewName(string prefix) => $"{prefix}{Interlocked.Increment(ref _number)}";

    /// <summary>A product that knows the codes of <see cref="Messages"/>.</summary>
    internal static async Task<RunningHost> StartAsync(string folder, IEnumerable<KeyValuePair<string, string?>>? settings = null)
    {
        var host = await RunningHost.StartAsync(folder, settings: settings);
        await host.Services.GetRequiredService<TableReferenceStore>().ImportAsync(
            [
                Row(ReferenceMap.Accounts, "ACC1", "account", Messages.Account),
                Row(ReferenceMap.Accounts, "odd", "account", OddAccount),
                Row(ReferenceMap.Instruments, "CL", "instrument", "XNYM:CL"),
            ],
            CancellationToken.None);
        return host;
    }

    private static ReferenceEntry Row(ReferenceMap map, string code, string column, string value) =>
        new(map, Messages.FixVenue, code, new Dictionary<string, string> { [column] = value });
}

[CollectionDefinition(nameof(InputHost))]
public sealed class InputHostCollection : ICollectionFixture<InputHost>;
