#nullable disable
using System.Linq.Expressions;
using System.Reflection;

namespace Azure.Data.Tables;

/// <summary>Comparisons of an entity's properties, joined by and, or and not, as an OData filter.</summary>
internal static class ODataExpression
{
    public static string From<T>(Expression<Func<T, bool>> filter) => filter is null ? null : Render(filter.Body, filter.Parameters[0]);

    private static string Render(Expression node, ParameterExpression entity) => node switch
    {
        BinaryExpression { NodeType: ExpressionType.AndAlso or ExpressionType.OrElse } both =>
            $"({Render(both.Left, entity)}) {(both.NodeType == ExpressionType.AndAlso ? "and" : "or")} ({Render(both.Right, entity)})",
        BinaryExpression comparison => Compare(comparison, entity),
        UnaryExpression { NodeType: ExpressionType.Not } not => $"not ({Render(not.Operand, entity)})",
        MemberExpression or MethodCallExpression => $"{Property(node, entity) ?? throw Unknown(node)} eq true",
        _ => throw Unknown(node),
    };

    private static string Compare(BinaryExpression node, ParameterExpression entity)
    {
        var operation = node.NodeType switch
        {
            ExpressionType.Equal => "eq",
            ExpressionType.NotEqual => "ne",
            ExpressionType.LessThan => "lt",
            ExpressionType.LessThanOrEqual => "le",
            ExpressionType.GreaterThan => "gt",
            ExpressionType.GreaterThanOrEqual => "ge",
            _ => throw Unknown(node),
        };

        // x.RowKey.CompareTo("b") >= 0 is how C# orders texts.
        if (node.Left is MethodCallExpression { Method.Name: nameof(string.CompareTo), Object: { } compared } call && Value(node.Right) is 0)
        {
            return $"{Property(compared, entity) ?? throw Unknown(node)} {operation} {ODataFilter.Literal(Value(call.Arguments[0]))}";
        }

        var property = Property(node.Left, entity) ?? throw Unknown(node);
        return $"{property} {operation} {ODataFilter.Literal(Value(node.Right))}";
    }

    /// <summary>The property that a node reads of the entity, or null where it reads none.</summary>
    private static string Property(Expression node, ParameterExpression entity) => node switch
    {
        UnaryExpression { NodeType: ExpressionType.Convert } cast => Property(cast.Operand, entity),
        MemberExpression { Member.Name: "Value", Expression: MemberExpression inner } => Property(inner, entity),
        MemberExpression member when member.Expression == entity => member.Member.Name,
        MethodCallExpression call when call.Object == entity && call.Arguments is [var key] && call.Method.Name.StartsWith("Get", StringComparison.OrdinalIgnoreCase) => (string)Value(key),
        _ => null,
    };

    private static object Value(Expression node) => node switch
    {
        ConstantExpression constant => constant.Value,
        UnaryExpression { NodeType: ExpressionType.Convert } cast => Value(cast.Operand),
        MemberExpression { Member: FieldInfo field } member => field.GetValue(member.Expression is null ? null : Value(member.Expression)),
        MemberExpression { Member: PropertyInfo property } member => property.GetValue(member.Expression is null ? null : Value(member.Expression)),
        ParameterExpression => throw Unknown(node),
        _ => Expression.Lambda(node).Compile().DynamicInvoke(),
    };

    private static NotSupportedException Unknown(Expression node) => new($"'{node}' has no OData filter.");
}
