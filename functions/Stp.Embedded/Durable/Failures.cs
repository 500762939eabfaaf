using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Stp.Embedded.Durable;

/// <summary>Exceptions as journals record them.</summary>
internal static class Failures
{
    /// <summary>Characters kept of a message or a stack: a failure must not outgrow what it is about.</summary>
    private const int MaxText = 8_000;

    /// <summary>Exceptions inside one another that are kept.</summary>
    private const int MaxDepth = 10;

    public static TaskFailureDetails Of(Exception fault) => Of(fault, MaxDepth);

    public static TaskFailureDetails AlreadyExists(string instanceId, OrchestrationRuntimeStatus status) => Of(
        new OrchestrationAlreadyExistsException($"An orchestration instance with the ID '{instanceId}' exists already, and is {status}."));

    public static TaskFailureDetails Terminated(string instanceId) => Of(
        new OperationCanceledException($"The orchestration instance '{instanceId}' was terminated."));

    private static TaskFailureDetails Of(Exception fault, int depth) => new(
        fault.GetType().ToString(),
        Short(fault.Message)!,
        Short(fault.StackTrace),
        depth == 0 ? null : fault is TaskFailedException task ? task.FailureDetails : fault.InnerException is { } inner ? Of(inner, depth - 1) : null,
        null);

    private static string? Short(string? text) => text?.Length > MaxText ? text[..MaxText] + "…" : text;
}
