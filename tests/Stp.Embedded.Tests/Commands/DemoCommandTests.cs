namespace Stp.Embedded.Tests.Commands;

public sealed class DemoCommandTests
{
    [Fact]
    public async Task The_demo_books_and_checks_the_sample_day_and_finds_both_as_expected()
    {
        var run = await CommandRun.OfAsync("demo", "--exit", "--port", "0");

        Assert.Contains("Positions equal the expectation.", run.Output);
        Assert.Contains("Trades equal the expectation.", run.Output);
        Assert.Contains("Held messages equal the expectation.", run.Output);
        Assert.Contains("Breaks equal the expectation.", run.Output);
        Assert.Contains("Profits and losses equal the expectation.", run.Output);
        Assert.Contains("GAS-UK-01", run.Output);
        Assert.Contains("the book has 138 lots net, the statements have 143.", run.Output);
        Assert.Equal(0, run.ExitCode);
    }
}
