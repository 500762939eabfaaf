namespace Stp.Embedded.Storage;

/// <summary>Prepared statements of one connection by their text: the least recently used one gives way, so that built SQL cannot pile up.</summary>
internal sealed class StatementCache<T>(Func<string, T> prepare) : IDisposable
    where T : class, IDisposable
{
    /// <summary>Statements kept a connection: well above what fixed SQL needs, small in memory.</summary>
    internal const int Capacity = 256;

    private readonly Dictionary<string, LinkedListNode<(string Sql, T Statement)>> _bySql = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Sql, T Statement)> _byUse = new();

    public int Count => _bySql.Count;

    public T Get(string sql)
    {
        if (_bySql.TryGetValue(sql, out var node))
        {
            if (node != _byUse.First)
            {
                _byUse.Remove(node);
                _byUse.AddFirst(node);
            }

            return node.Value.Statement;
        }

        var statement = prepare(sql);
        if (_bySql.Count == Capacity)
        {
            var (oldest, unused) = _byUse.Last!.Value;
            _byUse.RemoveLast();
            _bySql.Remove(oldest);
            unused.Dispose();
        }

        _bySql.Add(sql, _byUse.AddFirst((sql, statement)));
        return statement;
    }

    public void Dispose()
    {
        foreach (var (_, statement) in _byUse)
        {
            statement.Dispose();
        }

        _byUse.Clear();
        _bySql.Clear();
    }
}
