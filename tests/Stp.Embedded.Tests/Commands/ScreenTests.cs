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
