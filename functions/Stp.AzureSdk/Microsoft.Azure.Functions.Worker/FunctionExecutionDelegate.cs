namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>One step of the pipeline, with those behind it.</summary>
public delegate Task FunctionExecutionDelegate(FunctionContext context);
