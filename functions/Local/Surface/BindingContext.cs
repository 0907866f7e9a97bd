namespace Microsoft.Azure.Functions.Worker;

/// <summary>What is known about the trigger of an invocation.</summary>
public abstract class BindingContext
{
    /// <summary>Values by name, such as <c>Id</c> and <c>DequeueCount</c> of a queue message.</summary>
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}
