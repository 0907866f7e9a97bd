using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace SurveyPipeline.Functions.Requests;

/// <summary>Opens the operators' routes and nothing else. The keys of the Functions host open none of them: those of organisers would do so where a
/// single app has both, and the master key administers the app.</summary>
/// <param name="current">The key in force; null or empty for none, and then nothing opens.</param>
public sealed class OperatorsKey(Func<string?> current)
{
    /// <summary>The header that carries it. Never the address: addresses are kept by browsers and by whatever stands before the app.</summary>
    public const string Header = "x-operators-key";

    /// <summary>Whether the request carries the key.</summary>
    public bool Opens(HttpRequest request)
    {
        var key = current();
        // The comparison always runs, on digests of one length: the time says nothing about the key.
        var isRight = CryptographicOperations.FixedTimeEquals(
            Digest(request.Headers[Header].ToString()),
            Digest(key ?? string.Empty)
        );
        return isRight && !string.IsNullOrEmpty(key);
    }

    /// <summary>Nothing, so that the key reaches no log by mistake.</summary>
    public override string ToString() => nameof(OperatorsKey);

    private static byte[] Digest(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
