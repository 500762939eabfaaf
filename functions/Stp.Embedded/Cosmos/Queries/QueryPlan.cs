namespace Stp.Embedded.Cosmos.Queries;

/// <summary>The plan that the SDK asks for before a query.</summary>
/// <remarks>
/// There is one physical partition, so nothing has to be merged: the plan says that the query is plain, the SDK passes it through as it
/// is, and the gateway does all of it, ORDER BY and COUNT included.
/// </remarks>
internal static class QueryPlan
{
    public static ReadOnlyMemory<byte> PassThrough { get; } = """
        {"partitionedQueryExecutionInfoVersion":2,
         "queryInfo":{"distinctType":"None","top":null,"offset":null,"limit":null,"orderBy":[],"orderByExpressions":[],"groupByExpressions":[],"groupByAliases":[],"aggregates":[],"groupByAliasToAggregateType":{},"rewrittenQuery":"","hasSelectValue":false,"hasNonStreamingOrderBy":false},
         "queryRanges":[{"min":"","max":"FF","isMinInclusive":true,"isMaxInclusive":false}]}
        """u8.ToArray();
}
