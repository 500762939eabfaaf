namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>A step of the pipeline as a class.</summary>
public interface IFunctionsWorkerMiddleware
{
    /// <summary>Runs the step, which calls <paramref name="next"/> to go on.</summary>
    Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
}
