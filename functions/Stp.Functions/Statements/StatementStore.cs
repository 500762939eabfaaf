using System.Globalization;
using Microsoft.Azure.Cosmos;
using Stp.Domain.EndOfDay.Statements;
using Stp.Functions.Audit;
using Stp.Functions.Cosmos;
using Stp.Functions.Reference;
using Stp.Functions.Uploads;

namespace Stp.Functions.Statements;

/// <summary>Which statements are asked for; null means all.</summary>
internal sealed record StatementFilter(string? ClearingFirm, DateOnly? Date);

/// <summary>
/// Statements in Cosmos DB: every upload is a version, its lines kept by account code so that the check of an account reads no others.
/// </summary>
internal sealed class StatementStore(StpDatabase database, CosmosCalls calls, AuditOutbox outbox)
{
    /// <summary>Not the name of an account: <c>!</c> is escaped there.</summary>
    private const string AccountCodes = "!accounts";

    private const string SettlementPrices = "!prices";
    private const int MaxConcurrency = 8;

    /// <summary>Adds a version; the same file as the newest version, read by the same format, is that version.</summary>
    /// <param name="upload">Whose, of which date, from whom; its number is not looked at.</param>
    /// <param name="statement">What was read.</param>
    /// <param name="cancellationToken">Gives up; nothing can be seen then.</param>
    public async Task<(UploadDocument Document, bool IsNew)> AddAsync(
        UploadDocument upload, Statement statement, CancellationToken cancellationToken)
    {
        var (firm, date) = (upload.ClearingFirm!, upload.Date);
        return await VersionsOf(firm, date).AddAsync(
            upload, (version, token) => WriteAsync(upload with { Version = version }, statement, token), cancellationToken);
    }

    /// <summary>The newest version, or null where none was uploaded.</summary>
    public Task<UploadDocument?> LatestAsync(string clearingFirm, DateOnly date, CancellationToken cancellationToken) =>
        VersionsOf(clearingFirm, date).LatestAsync(cancellationToken);

    /// <summary>One version, or null.</summary>
    public Task<UploadDocument?> FindAsync(string clearingFirm, DateOnly date, int version, CancellationToken cancellationToken) =>
        VersionsOf(clearingFirm, date).FindAsync(version, cancellationToken);

    /// <summary>Up to <paramref name="limit"/> versions after a place in the list, by date, clearing firm and version.</summary>
    public async Task<IReadOnlyList<UploadDocument>> ListAsync(
        StatementFilter filter, (DateOnly Date, string ClearingFirm, int Version)? after, int limit, CancellationToken cancellationToken)
    {
        var query = new QueryDefinition(
            "SELECT * FROM c WHERE c.type = 'version' AND c.whole = true"
            + (filter.ClearingFirm is null ? "" : " AND c.clearingFirm = @firm")
            + (filter.Date is null ? "" : " AND c.date = @date")
            + (after is null ? "" : " AND (c.date > @afterDate OR (c.date = @afterDate AND (c.clearingFirm > @afterFirm"
                + " OR (c.clearingFirm = @afterFirm AND c.version > @afterVersion))))")
            + " ORDER BY c.type, c.date, c.clearingFirm, c.version")
            .WithParameter("@firm", filter.ClearingFirm)
            .WithParameter("@date", filter.Date is { } date ? Text(date) : null)
            .WithParameter("@afterDate", after is { } place ? Text(place.Date) : null)
            .WithParameter("@afterFirm", after?.ClearingFirm)
            .WithParameter("@afterVersion", after?.Version);
        return await calls.QueryAsync(
            database.Statements, query, partitionKey: null, StorageJson.Default.UploadDocument, limit, cancellationToken);
    }

    /// <summary>The lines of some accounts, in the order of the file. An account without lines has none.</summary>
    /// <param name="clearingFirm">Whose statement.</param>
    /// <param name="date">Of which date.</param>
    /// <param name="version">A version that is whole.</param>
    /// <param name="accountCodes">The clearing firm's codes; the empty one for settlement prices without an account.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<StatementLine>> LinesAsync(
        string clearingFirm, DateOnly date, int version, IReadOnlyCollection<string> accountCodes, CancellationToken cancellationToken)
    {
        var parts = PartsOf(clearingFirm, date);
        var codes = accountCodes.Distinct(StringComparer.Ordinal).ToList();
        var lines = new IReadOnlyList<StatementLine>[codes.Count];
        await Parallel.ForAsync(0, codes.Count, Parallelism(cancellationToken), async (i, token) =>
            lines[i] = await parts.ReadAsync(version, ReferenceKeys.Escaped(codes[i]), StorageJson.Default.UploadPartStatementLine, token));
        return [.. lines.SelectMany(found => found).OrderBy(line => line.LineNumber)];
    }

    /// <summary>Every account code that a version has lines of, ordinal.</summary>
    public Task<IReadOnlyList<string>> AccountCodesAsync(string clearingFirm, DateOnly date, int version, CancellationToken cancellationToken) =>
        PartsOf(clearingFirm, date).ReadAsync(version, AccountCodes, StorageJson.Default.UploadPartString, cancellationToken);

    /// <summary>
    /// Every settlement price that a version tells, of its positions and on lines of its own: one line of kind
    /// <see cref="StatementLineKind.SettlementPrice"/> for each instrument, and another where the file contradicts itself.
    /// </summary>
    public Task<IReadOnlyList<StatementLine>> SettlementPricesAsync(
        string clearingFirm, DateOnly date, int version, CancellationToken cancellationToken) =>
        PartsOf(clearingFirm, date).ReadAsync(version, SettlementPrices, StorageJson.Default.UploadPartStatementLine, cancellationToken);

    private async Task WriteAsync(UploadDocument version, Statement statement, CancellationToken cancellationToken)
    {
        var parts = PartsOf(version.ClearingFirm!, version.Date);
        var byAccount = statement.Lines.GroupBy(line => line.AccountCode, StringComparer.Ordinal).ToList();
        var codes = byAccount.Select(account => account.Key).Where(code => code.Length > 0).Order(StringComparer.Ordinal).ToList();
        await parts.WriteAsync(version, AccountCodes, codes, StorageJson.Default.UploadPartString, cancellationToken);
        await parts.WriteAsync(
            version, SettlementPrices, StatementPrices.Of(statement), StorageJson.Default.UploadPartStatementLine, cancellationToken);
        await Parallel.ForEachAsync(byAccount, Parallelism(cancellationToken), async (account, token) => await parts.WriteAsync(
            version, ReferenceKeys.Escaped(account.Key), [.. account], StorageJson.Default.UploadPartStatementLine, token));
    }

    private UploadVersions VersionsOf(string firm, DateOnly date) => new(database.Statements, PartitionOf(firm, date), calls, outbox);

    private UploadParts PartsOf(string firm, DateOnly date) => new(database.Statements, PartitionOf(firm, date), calls);

    private static PartitionKey PartitionOf(string firm, DateOnly date) => new PartitionKeyBuilder().Add(firm).Add(Text(date)).Build();

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static ParallelOptions Parallelism(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = MaxConcurrency, CancellationToken = cancellationToken };
}
