using System.Reflection;

namespace Stp.Embedded.Hosting;

/// <summary>Awaits what a function returns, whatever of the usual kinds it is.</summary>
internal static class FunctionResult
{
    /// <summary>The type of the value that a return type gives in the end; <c>void</c> for none.</summary>
    public static Type ValueOf(Type returned) =>
        returned == typeof(Task) || returned == typeof(ValueTask) ? typeof(void)
        : IsTaskOfT(returned, typeof(Task<>)) || IsTaskOfT(returned, typeof(ValueTask<>)) ? returned.GenericTypeArguments[0]
        : returned;

    public static Func<object?, Task<object?>> Awaiter(Type returned) =>
        returned == typeof(Task) ? AwaitTask
        : returned == typeof(ValueTask) ? value => AwaitTask(((ValueTask)value!).AsTask())
        : IsTaskOfT(returned, typeof(Task<>)) ? Generic(nameof(AwaitTaskOf), returned)
        : IsTaskOfT(returned, typeof(ValueTask<>)) ? Generic(nameof(AwaitValueTaskOf), returned)
        : Task.FromResult;

    private static bool IsTaskOfT(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;

    private static Func<object?, Task<object?>> Generic(string method, Type returned) =>
        typeof(FunctionResult).GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(returned.GenericTypeArguments).CreateDelegate<Func<object?, Task<object?>>>();

    private static async Task<object?> AwaitTask(object? task)
    {
        await (Task)task!;
        return null;
    }

    private static async Task<object?> AwaitTaskOf<T>(object? task) => await (Task<T>)task!;

    private static async Task<object?> AwaitValueTaskOf<T>(object? task) => await (ValueTask<T>)task!;
}
