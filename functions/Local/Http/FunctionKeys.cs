using System.Buffers.Text;
using System.Security.Cryptography;

namespace SurveyPipeline.Functions.Local.Http;

/// <summary>The keys of a host.</summary>
/// <param name="Master">The master key: opens everything.</param>
/// <param name="Host">The default host key: opens every function of the level <c>Function</c>.</param>
public sealed record FunctionKeys(string Master, string Host)
{
    /// <summary>New keys of 256 random bits each, safe in addresses.</summary>
    public static FunctionKeys Generate() => new(NewKey(), NewKey());

    /// <summary>Nothing, so that keys reach no log by mistake.</summary>
    public override string ToString() => nameof(FunctionKeys);

    private static string NewKey() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
