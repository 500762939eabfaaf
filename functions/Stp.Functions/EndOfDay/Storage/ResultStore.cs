using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.EndOfDay.Reports;
using Stp.Functions.Cosmos;
using Stp.Functions.EndOfDay.Checking;

namespace Stp.Functions.EndOfDay.Storage;

/// <summary>What a run has found out: of each account, of clearing firms and feeds, and the report. Once the day is signed, this is its snapshot.</summary>
internal sealed class ResultStore(StpDatabase database, CosmosCalls calls)
{
    /// <summary>Stores the result of an account; a second look takes the place of the first.</summary>
    public async Task PutAsync(RunKey key, AccountResult result, CancellationToken cancellationToken)
    {
        foreach (var document in AccountResultDocument.Of(key, result))
        {
            await UpsertAsync(key, document, StorageJson.Default.AccountResultDocument, cancellationToken);
        }
    }

    /// <summary>The result of one account, or null.</summary>
    public async Task<AccountResult?> FindAsync(RunKey key, string account, CancellationToken cancellationToken)
    {
        var parts = new List<AccountResultDocument>();
        do
        {
            var id = AccountResultDocument.IdOf(key.Run, account, parts.Count);
            var read = await calls.ReadAsync(
                database.EndOfDay, id, EndOfDayPartition.Of(key.BusinessDate), StorageJson.Default.AccountResultDocument, cancellationToken);
            if (read is null)
            {
                return null;
            }

            parts.Add(read.Document);
        }
        while (parts.Count < parts[0].Parts);
        return AccountResultDocument.Join(parts);
    }

    /// <summary>The results of every account of a run, one after another.</summary>
    public async IAsyncEnumerable<AccountResult> StreamAsync(RunKey key, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var documents = calls.StreamAsync<AccountResultDocument>(
            database.EndOfDay,
            after => EndOfDayPartition.After(key.BusinessDate, AccountResultDocument.FixedType, AccountResultDocument.PrefixOf(key.Run), after?.Id),
            EndOfDayPartition.Of(key.BusinessDate),
            StorageJson.Default.DocumentPageAccountResultDocument,
            cancellationToken);
        var parts = new List<AccountResultDocument>();
        await foreach (var document in documents)
        {
            if (document.Part == 0)
            {
                parts.Clear();
            }

            parts.Add(document);
            if (parts.Count == parts[0].Parts)
            {
                yield return AccountResultDocument.Join(parts);
            }
        }
    }

    /// <summary>The accounts of a run, in no order.</summary>
    public async Task<IReadOnlyList<string>> AccountsAsync(RunKey key, CancellationToken cancellationToken)
    {
        var names = calls.StreamAsync<AccountName>(
            database.EndOfDay,
            after => EndOfDayPartition.After(key.BusinessDate, AccountResultDocument.FixedType, AccountResultDocument.PrefixOf(key.Run), after?.Id, "c.id, c.part, c.result.account"),
            EndOfDayPartition.Of(key.BusinessDate),
            StorageJson.Default.DocumentPageAccountName,
            cancellationToken);
        var accounts = new List<string>();
        await foreach (var name in names)
        {
            if (name.Part == 0)
            {
                accounts.Add(name.Account);
            }
        }

        return accounts;
    }

    /// <summary>Stores what was found beside the accounts.</summary>
    /// <param name="key">The run.</param>
    /// <param name="source">A clearing firm, or <c>feeds</c>.</param>
    /// <param name="breaks">What was found.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task PutFindingsAsync(RunKey key, string source, IReadOnlyList<Break> breaks, CancellationToken cancellationToken) =>
        UpsertAsync(key, FindingsDocument.Of(key, source, breaks), StorageJson.Default.FindingsDocument, cancellationToken);

    /// <summary>Everything that was found beside the accounts.</summary>
    public async Task<IReadOnlyList<Break>> FindingsAsync(RunKey key, CancellationToken cancellationToken)
    {
        const int MaxSources = 1_000;
        var documents = await calls.QueryAsync(
            database.EndOfDay,
            EndOfDayPartition.After(key.BusinessDate, FindingsDocument.FixedType, FindingsDocument.PrefixOf(key.Run), id: null),
            EndOfDayPartition.Of(key.BusinessDate),
            StorageJson.Default.FindingsDocument,
            MaxSources,
            cancellationToken);
        return [.. documents.SelectMany(document => document.Breaks)];
    }

    /// <summary>Stores the report as published, without its breaks, which people go on to change.</summary>
    public async Task PutReportAsync(RunKey key, EndOfDayReport report, CancellationToken cancellationToken)
    {
        var parts = JsonSerializer.SerializeToUtf8Bytes(report with { Breaks = [], BreakCounts = [] }, StorageJson.Default.EndOfDayReport)
            .Chunk(ReportPartDocument.MaxBytes).ToList();
        // The first part last: a report that can be seen is whole.
        for (var part = parts.Count - 1; part >= 0; part--)
        {
            var document = new ReportPartDocument(
                ReportPartDocument.IdOf(key.Run, part), ReportPartDocument.FixedType, key.BusinessDate, key.Run, parts.Count, parts[part]);
            await UpsertAsync(key, document, StorageJson.Default.ReportPartDocument, cancellationToken);
        }
    }

    /// <summary>The report as published, without its breaks; null where there is none.</summary>
    public async Task<EndOfDayReport?> ReportAsync(RunKey key, CancellationToken cancellationToken)
    {
        var json = new List<byte>();
        for (var (part, parts) = (0, 1); part < parts; part++)
        {
            var read = await calls.ReadAsync(
                database.EndOfDay,
                ReportPartDocument.IdOf(key.Run, part),
                EndOfDayPartition.Of(key.BusinessDate),
                StorageJson.Default.ReportPartDocument,
                cancellationToken);
            if (read is null)
            {
                return null;
            }

            parts = read.Document.Parts;
            json.AddRange(read.Document.Json);
        }

        return JsonSerializer.Deserialize([.. json], StorageJson.Default.EndOfDayReport);
    }

    private Task UpsertAsync<T>(RunKey key, T document, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        calls.UpsertAsync(database.EndOfDay, EndOfDayPartition.Of(key.BusinessDate), document, type, cancellationToken);
}

/// <summary>Which account a document is of.</summary>
internal sealed record AccountName(string Id, int Part, string Account);
