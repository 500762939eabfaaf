namespace Stp.Embedded.Tests.EndToEnd;

public sealed class SampleDayBookTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-day-");

    [Fact]
    public async Task The_day_books_as_expected_and_feeding_it_twice_more_changes_nothing()
    {
        await using var host = await RunningHost.StartAsync(_folder.FullName);

        for (var time = 0; time < 3; time++)
        {
            await SampleDay.FeedAsync(host.Client);
            await host.DrainAsync();
            await SampleDay.AssertBookAsync(host.Client);
            await LedgerInvariants.AssertSoundAsync(host.Client);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
