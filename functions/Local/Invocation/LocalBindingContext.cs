using System.Collections.Immutable;
using Microsoft.Azure.Functions.Worker;

namespace SurveyPipeline.Functions.Local.Invocation;

/// <summary>The binding data of one invocation.</summary>
internal sealed class LocalBindingContext(ImmutableDictionary<string, object?> bindingData)
    : BindingContext
{
    /// <summary>No binding data.</summary>
    public static LocalBindingContext Empty { get; } =
        new(ImmutableDictionary<string, object?>.Empty);

    /// <inheritdoc />
    public override IReadOnlyDictionary<string, object?> BindingData => bindingData;
}
