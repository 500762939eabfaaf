namespace Stp.Embedded.Tests.Commands;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("demo", "stp demo --exit")]
    [InlineData("serve", "stp serve --bind 0.0.0.0 --users users.json")]
    [InlineData("feed", "stp feed fills.fix --venue ice")]
    [InlineData("smoke", "stp smoke --prepare")]
    public async Task Help_shows_the_options_and_examples(string command, string example)
    {
        var run = await CommandRun.OfAsync(command, "--help");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Usage:", run.Output);
        Assert.Contains(example, run.Output);
    }

    [Theory]
    [InlineData("no-such-command")]
    [InlineData("serve", "--port", "99999")]
    [InlineData("serve", "--port", "many")]
    [InlineData("serve", "--bind", "everywhere")]
    [InlineData("serve", "--bind", "0.0.0.0", "--port", "0")]
    [InlineData("serve", "--users", "no-such-file.json", "--port", "0")]
    [InlineData("serve", "--reference", "no-such-folder", "--port", "0")]
    [InlineData("feed")]
    [InlineData("feed", "a.fix")]
    [InlineData("feed", "a.fix", "--venue", "ice", "--rate", "0")]
    [InlineData("feed", "a.fix", "--venue", "ice", "--url", "ftp://example.org")]
    [InlineData("smoke", "--seconds", "0")]
    [InlineData("smoke", "now")]
    public async Task What_cannot_be_meant_ends_2_with_a_reason_and_no_page_of_help(params string[] arguments)
    {
        var run = await CommandRun.OfAsync(arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.InRange(run.Error.Trim().Split('\n').Length, 1, 3);
        Assert.DoesNotContain("Usage:", run.Output);
    }

    [Fact]
    public async Task Listening_to_the_network_without_users_says_what_is_missing()
    {
        var run = await CommandRun.OfAsync("serve", "--bind", "0.0.0.0", "--port", "0");

        Assert.Contains("--users FILE", Assert.Single(run.Error.Trim().Split('\n')));
    }
}
