namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs the function for every HTTP request that matches.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class HttpTriggerAttribute : Attribute
{
    /// <summary>Every method, with a function key.</summary>
    public HttpTriggerAttribute() { }

    /// <summary>These methods, with a function key.</summary>
    /// <param name="methods">The HTTP methods; none for every method.</param>
    public HttpTriggerAttribute(params string[] methods)
        : this(AuthorizationLevel.Function, methods) { }

    /// <summary>Every method, at this level.</summary>
    /// <param name="authLevel">What a request must prove.</param>
    public HttpTriggerAttribute(AuthorizationLevel authLevel)
    {
        AuthLevel = authLevel;
    }

    /// <summary>These methods, at this level.</summary>
    /// <param name="authLevel">What a request must prove.</param>
    /// <param name="methods">The HTTP methods; none for every method.</param>
    public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods)
    {
        AuthLevel = authLevel;
        Methods = methods;
    }

    /// <summary>The route template behind the route prefix. Default: the function's name.</summary>
    public string? Route { get; set; }

    /// <summary>The HTTP methods; null for every method.</summary>
    public string[]? Methods { get; }

    /// <summary>What a request must prove.</summary>
    public AuthorizationLevel AuthLevel { get; } = AuthorizationLevel.Function;
}
