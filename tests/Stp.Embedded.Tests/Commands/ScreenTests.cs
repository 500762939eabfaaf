using Spectre.Console;
using Stp.Embedded.Commands;

namespace Stp.Embedded.Tests.Commands;

public sealed class ScreenTests
{
    [Fact]
    public void Away_from_a_terminal_a_table_is_plain_text_with_numbers_to_the_right()
    {
        using var output = new StringWriter { NewLine = "\n" };
        new Screen(output, output).Table("Positions", ["account", "lots"], [["house", "-12.5"], ["client [1]", "7"], ["empty", ""]]);

        Assert.Equal(
            """
            Positions
              account      lots
              house       -12.5
              client [1]      7
              empty


            """.ReplaceLineEndings("\n"),
            output.ToString());
    }

    [Theory]
    [InlineData(20, false)]
    [InlineData(19, true)]
    public void On_a_terminal_that_is_too_narrow_for_its_frame_a_table_is_plain_text(int width, bool isPlain)
    {
        using var output = new StringWriter();
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.No });
        terminal.Profile.Width = width;

        // Two cells of 5 and 8 characters with 7 of frame.
        new Screen(output, output, terminal).Table("Positions", ["name", "account"], [["house", "LDN-0001"]]);

        Assert.Contains("LDN-0001", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(isPlain, !output.ToString().Contains('│', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Away_from_a_terminal_progress_writes_nothing()
    {
        using var output = new StringWriter();
        var result = await new Screen(output, output).ProgressAsync("Feeding", 10, advance =>
        {
            advance(10);
            return Task.FromResult(7);
        });

        Assert.Equal((7, ""), (result, output.ToString()));
    }
}
