using System.Text.Json;
using System.Text.Json.Nodes;
using Stp.Embedded.Cosmos.Catalog;
using Stp.Embedded.Cosmos.Sql;
using Stp.Embedded.Storage;

namespace Stp.Embedded.Cosmos.Items;

/// <summary>A partial update: operations on paths, and perhaps a condition that the document must meet first.</summary>
internal sealed class JsonPatch
{
    /// <summary>The service's limit.</summary>
    private const int MaxOperations = 10;

    private static readonly JsonDocumentOptions DocumentOptions = new() { MaxDepth = 128, AllowDuplicateProperties = false };

    private readonly SqlQuery? _condition;
    private readonly List<JsonPatchStep> _steps;

    private JsonPatch(SqlQuery? condition, List<JsonPatchStep> steps) => (_condition, _steps) = (condition, steps);

    public static JsonPatch Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            var root = JsonNode.Parse(body.Span, documentOptions: DocumentOptions)!.AsObject();
            var steps = root["operations"]!.AsArray().Select(step => JsonPatchStep.Parse(step!.AsObject())).ToList();
            if (steps.Count is 0 or > MaxOperations)
            {
                throw GatewayFault.BadRequest($"A patch has 1 to {MaxOperations} operations, not {steps.Count}.");
            }

            var condition = root["condition"]?.GetValue<string>();
            return new JsonPatch(condition is null ? null : SqlParser.ParseCondition(condition), steps);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or NullReferenceException)
        {
            throw GatewayFault.BadRequest("The patch is not {\"operations\": [...]}: " + fault.Message);
        }
    }

    public bool Matches(SqliteSession session, ContainerInfo container, long number)
    {
        if (_condition?.Where is not { } where)
        {
            return true;
        }

        var sql = new SqliteText();
        sql.Append($"SELECT 1 FROM {container.Table.Name} WHERE number = ").Append(sql.Parameter(SqlValue.Of(number))).Append(" AND ");
        new PredicateTranslator(sql, container.Table, container.Table.Operand).Write(where);
        using var call = sql.Call(session);
        return call.Step();
    }

    public ReadOnlyMemory<byte> Apply(ReadOnlyMemory<byte> json)
    {
        try
        {
            var root = JsonNode.Parse(json.Span, documentOptions: DocumentOptions)!.AsObject();
            _steps.ForEach(step => step.Apply(root));
            return JsonSerializer.SerializeToUtf8Bytes(root, JsonPatchStep.Writing);
        }
        catch (JsonException fault)
        {
            throw GatewayFault.BadRequest("The document cannot be patched: " + fault.Message);
        }
    }
}
