using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.EndOfDay.Statements;
using Stp.Domain.Reference;

namespace Stp.Domain.EndOfDay.Comparison;

/// <summary>The codes of one kind that a statement names and the reference data does not know, with what stands in their lines.</summary>
internal sealed class UnmappedCodes(BreakType type, string clearingFirm, DateOnly businessDate)
{
    private readonly SortedDictionary<string, Lines> _codes = new(StringComparer.Ordinal);

    public void Add(string code, StatementLine line, string problem)
    {
        if (!_codes.TryGetValue(code, out var lines))
        {
            _codes.Add(code, lines = new Lines(problem));
        }

        lines.Add(line);
    }

    public IReadOnlyList<Break> Breaks() => BreakLimit.Cap(_codes.Select(code => BreakOf(code.Key, code.Value)));

    private Break BreakOf(string code, Lines lines) => new()
    {
        Type = type,
        ClearingFirm = clearingFirm,
        Subject = code,
        Detail = $"{lines.Problem} {lines.Text}",
        StatementLots = lines.NetLots,
        Count = lines.Count,
        FirstDate = businessDate,
    };

    private sealed class Lines(string problem)
    {
        private (decimal Long, decimal Short, int Count) _positions;
        private (decimal Long, decimal Short, int Count) _trades;

        public string Problem => problem;

        public int Count => _positions.Count + _trades.Count;

        /// <summary>Of the open positions; of the day's trades where there is no position.</summary>
        public decimal NetLots => _positions.Count > 0 ? _positions.Long - _positions.Short : _trades.Long - _trades.Short;

        public string Text
        {
            get
            {
                string?[] parts = [Show("position", _positions, "long", "short"), Show("trade", _trades, "bought", "sold")];
                return $"In {string.Join(" and ", parts.OfType<string>())}.";
            }
        }

        public void Add(StatementLine line)
        {
            ref var lines = ref line.Kind == StatementLineKind.Position ? ref _positions : ref _trades;
            lines = (lines.Long + line.LongLots, lines.Short + line.ShortLots, lines.Count + 1);
        }

        private static string? Show(string kind, (decimal Long, decimal Short, int Count) lines, string bought, string sold) => lines.Count == 0
            ? null
            : $"{lines.Count} {kind} lines ({Instrument.Canonical(lines.Long)} lots {bought}, {Instrument.Canonical(lines.Short)} {sold})";
    }
}
