using Spectre.Console;

namespace Stp.Embedded.Commands;

/// <summary>Where commands write: tables and progress bars on a terminal, plain lines elsewhere.</summary>
/// <param name="output">Results.</param>
/// <param name="error">What went wrong.</param>
/// <param name="terminal">The terminal behind <paramref name="output"/>; null where there is none.</param>
internal sealed class Screen(TextWriter output, TextWriter error, IAnsiConsole? terminal = null)
{
    /// <summary>A line and two blanks around each cell of a table.</summary>
    private const int CellFrame = 3;

    /// <summary>The screen of this process.</summary>
    public static Screen OfProcess() => new(Console.Out, Console.Error, Console.IsOutputRedirected ? null : AnsiConsole.Console);

    public void Line(string text) => output.WriteLine(text);

    /// <summary>A line about progress, where no bar shows it.</summary>
    public void Step(string text)
    {
        if (terminal is null)
        {
            Line(text);
        }
    }

    public void Error(string text) => error.WriteLine(text);

    /// <summary>A table, framed where the terminal is wide enough; columns in which every cell is a number or empty are aligned to the right.</summary>
    public void Table(string title, string[] columns, IReadOnlyList<string[]> rows)
    {
        var numeric = Enumerable.Range(0, columns.Length).Select(i => rows.All(row => IsNumber(row[i]))).ToArray();
        var widths = columns.Select((column, i) => rows.Select(row => row[i].Length).Append(column.Length).Max()).ToArray();

        // Where the terminal is too narrow for the frame, cells would be broken into pieces that nobody can read.
        if (terminal is null || widths.Sum(width => width + CellFrame) + 1 > terminal.Profile.Width)
        {
            WritePlain(title, columns, rows, widths, numeric);
            return;
        }

        var table = new Table { Title = new TableTitle(Markup.Escape(title)), Border = TableBorder.Rounded };
        for (var i = 0; i < columns.Length; i++)
        {
            table.AddColumn(new TableColumn(Markup.Escape(columns[i])) { Alignment = numeric[i] ? Justify.Right : Justify.Left });
        }

        foreach (var row in rows)
        {
            table.AddRow(Array.ConvertAll(row, Markup.Escape));
        }

        terminal.Write(table);
    }

    /// <summary>Runs <paramref name="work"/> behind a bar; it tells how much of <paramref name="total"/> more is done.</summary>
    public Task<T> ProgressAsync<T>(string what, long total, Func<Action<long>, Task<T>> work) =>
        terminal is null
            ? work(static _ => { })
            : terminal.Progress()
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
                .StartAsync(context =>
                {
                    var task = context.AddTask(Markup.Escape(what), maxValue: Math.Max(total, 1));
                    return work(done => task.Increment(done));
                });

    private static bool IsNumber(string cell) => cell.Length == 0 || decimal.TryParse(cell, out _);

    private void WritePlain(string title, string[] columns, IReadOnlyList<string[]> rows, int[] widths, bool[] numeric)
    {
        output.WriteLine(title);
        foreach (var row in rows.Prepend(columns))
        {
            var cells = row.Select((cell, i) => numeric[i] ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]));
            output.WriteLine("  " + string.Join("  ", cells).TrimEnd());
        }

        output.WriteLine();
    }
}
