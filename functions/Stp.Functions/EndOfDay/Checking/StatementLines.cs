using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.EndOfDay.Comparison;
using Stp.Domain.EndOfDay.Reports;
using Stp.Domain.EndOfDay.Settings;
using Stp.Domain.EndOfDay.Statements;
using Stp.Domain.Ledger;
using Stp.Domain.Reference;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Statements;

namespace Stp.Functions.EndOfDay.Checking;

/// <summary>Reads the statements of a run in our own terms. Codes are looked up at this moment, so a mapping that was added since the upload counts.</summary>
internal sealed class StatementLines(StatementStore statements, EndOfDaySettings settings)
{
    /// <summary>Account codes whose lines are read at once.</summary>
    private const int MaxCodes = 100;

    /// <summary>Everything that the clearing firms of an account state of it.</summary>
    public async Task<AccountStatements> OfAccountAsync(
        string account, RunDocument run, ReferenceSnapshot reference, CancellationToken cancellationToken)
    {
        var (firms, lines) = (new List<FirmStatement>(), new List<MappedLine>());
        foreach (var used in run.Statements)
        {
            var firm = settings.ClearingFirms[used.ClearingFirm];
            var codes = reference.CodesOf(firm.Codes, account, run.BusinessDate);
            if (codes.Count == 0)
            {
                continue;
            }

            var carries = firm.Format.Carries;
            firms.Add(new FirmStatement(
                firm.Code, used.Version is null, carries.Contains(StatementLineKind.Position), carries.Contains(StatementLineKind.Trade)));
            if (used.Version is { } version)
            {
                var mapper = new StatementMapper(firm.Code, firm.Codes, run.BusinessDate, reference);
                var read = await statements.LinesAsync(firm.Code, run.BusinessDate, version, codes, cancellationToken);
                lines.AddRange(read.Where(line => line.Kind != StatementLineKind.SettlementPrice).Select(mapper.Map).OfType<MappedLine>());
            }
        }

        return new AccountStatements(firms, lines);
    }

    /// <summary>What a clearing firm states of one position: each line of the file with what it means. None where its statement was missing.</summary>
    public async Task<IReadOnlyList<(StatementLine Line, MappedLine Mapped)>> OfPositionAsync(
        PositionKey position, StatementUsed used, DateOnly date, ReferenceSnapshot reference, CancellationToken cancellationToken)
    {
        if (used.Version is not { } version || !settings.ClearingFirms.TryGetValue(used.ClearingFirm, out var firm))
        {
            return [];
        }

        var mapper = new StatementMapper(firm.Code, firm.Codes, date, reference);
        var codes = reference.CodesOf(firm.Codes, position.Account, date);
        var lines = await statements.LinesAsync(firm.Code, date, version, codes, cancellationToken);
        return
        [
            .. from line in lines
               where line.Kind != StatementLineKind.SettlementPrice
               let mapped = mapper.Map(line)
               where mapped?.Instrument == position.Instrument
               select (line, mapped),
        ];
    }

    /// <summary>A break for each code of a statement that nobody has mapped.</summary>
    public async Task<IReadOnlyList<Break>> UnmappedAsync(
        StatementUsed used, RunDocument run, ReferenceSnapshot reference, CancellationToken cancellationToken)
    {
        var firm = settings.ClearingFirms[used.ClearingFirm];
        var mapper = new StatementMapper(firm.Code, firm.Codes, run.BusinessDate, reference);
        var codes = await statements.AccountCodesAsync(firm.Code, run.BusinessDate, used.Version!.Value, cancellationToken);
        foreach (var some in codes.Chunk(MaxCodes))
        {
            foreach (var line in await statements.LinesAsync(firm.Code, run.BusinessDate, used.Version.Value, some, cancellationToken))
            {
                mapper.Map(line);
            }
        }

        return mapper.Breaks();
    }
}

/// <summary>What is stated of one account.</summary>
/// <param name="Statements">The statements of every firm at which it clears.</param>
/// <param name="Lines">Its lines in all of them.</param>
internal sealed record AccountStatements(IReadOnlyList<FirmStatement> Statements, IReadOnlyList<MappedLine> Lines);
