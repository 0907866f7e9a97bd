using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace SurveyPipeline.Local.Http;

/// <summary>Decides whether a request's key opens a function.</summary>
internal sealed class KeyCheck(KeyRing ring)
{
    private const string Header = "x-functions-key";
    private const string Query = "code";

    /// <summary>Whether the request may run a function of this level. The header counts before the query, as with the genuine host.</summary>
    public bool Opens(AuthorizationLevel level, HttpRequest request)
    {
        if (level == AuthorizationLevel.Anonymous)
        {
            return true;
        }
        var header = request.Headers[Header].ToString();
        var given = Digest(header.Length > 0 ? header : request.Query[Query].ToString());
        var keys = ring.Keys;
        // Both comparisons always run, on digests of one length: the time says nothing about a key.
        var master = CryptographicOperations.FixedTimeEquals(given, Digest(keys.Master));
        var host = CryptographicOperations.FixedTimeEquals(given, Digest(keys.Host));
        return master | (host & level == AuthorizationLevel.Function);
    }

    private static byte[] Digest(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
