namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a request must prove before an HTTP function runs.</summary>
public enum AuthorizationLevel
{
    /// <summary>Nothing.</summary>
    Anonymous = 0,

    /// <summary>Not offered by the local host.</summary>
    User = 1,

    /// <summary>A key of the function, the host key or the master key. The default.</summary>
    Function = 2,

    /// <summary>Not offered by the local host.</summary>
    System = 3,

    /// <summary>The master key.</summary>
    Admin = 4,
}
