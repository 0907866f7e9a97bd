using Azure.Core;
using Azure.Identity;

namespace SurveyPipeline.Tests.Integration.Commands;

/// <summary>What the credential of an operator's machine does before <c>az login</c>.</summary>
internal sealed class NobodySignedIn : TokenCredential
{
    public override AccessToken GetToken(
        TokenRequestContext requestContext,
        CancellationToken cancellationToken
    ) => throw new CredentialUnavailableException("No sign-in was found.");

    public override ValueTask<AccessToken> GetTokenAsync(
        TokenRequestContext requestContext,
        CancellationToken cancellationToken
    ) =>
        ValueTask.FromException<AccessToken>(
            new CredentialUnavailableException("No sign-in was found.")
        );
}
