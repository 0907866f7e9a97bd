using System.Security.Cryptography;
using Microsoft.Azure.Functions.Worker;

namespace SurveyPipeline.Functions.Local.Invocation;

/// <summary>One invocation in the local host.</summary>
internal sealed class LocalFunctionContext(
    LocalBindingContext bindingContext,
    CancellationToken cancellationToken
) : FunctionContext
{
    /// <inheritdoc />
    public override string InvocationId { get; } =
        new Guid(RandomNumberGenerator.GetBytes(16)).ToString();

    /// <inheritdoc />
    public override BindingContext BindingContext => bindingContext;

    /// <inheritdoc />
    public override CancellationToken CancellationToken => cancellationToken;
}
