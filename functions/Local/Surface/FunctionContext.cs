namespace Microsoft.Azure.Functions.Worker;

/// <summary>One invocation of a function.</summary>
public abstract class FunctionContext
{
    /// <summary>The invocation's own id.</summary>
    public abstract string InvocationId { get; }

    /// <summary>What is known about its trigger.</summary>
    public abstract BindingContext BindingContext { get; }

    /// <summary>Cancelled when the invocation should end: the client is gone, or the host stops and waited long enough.</summary>
    public virtual CancellationToken CancellationToken { get; }
}
