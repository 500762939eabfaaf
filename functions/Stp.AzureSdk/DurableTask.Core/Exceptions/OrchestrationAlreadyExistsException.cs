namespace DurableTask.Core.Exceptions;

/// <summary>An instance with that id exists, in a state that forbids another start.</summary>
[Serializable]
public class OrchestrationAlreadyExistsException : InvalidOperationException
{
    /// <summary>With a message.</summary>
    public OrchestrationAlreadyExistsException(string message)
        : base(message)
    {
    }
}
