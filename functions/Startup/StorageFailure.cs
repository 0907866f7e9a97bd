using Azure;
using Azure.Identity;

namespace SurveyPipeline.Functions.Startup;

/// <summary>Tells storage that cannot be used from every other error: it refuses, it fails, it does not answer in time, or nobody is signed in.</summary>
public static class StorageFailure
{
    /// <summary>Whether storage could not be used.</summary>
    /// <param name="error">What was thrown.</param>
    /// <param name="cancellationToken">What the call could be cancelled by: being told to stop is no failure.</param>
    public static bool Is(Exception error, CancellationToken cancellationToken) =>
        error switch
        {
            OperationCanceledException => !cancellationToken.IsCancellationRequested,
            AggregateException several => several.InnerExceptions.All(e =>
                Is(e, cancellationToken)
            ),
            _ => error is RequestFailedException or AuthenticationFailedException or IOException,
        };

    /// <summary>Why, in a few words and without anything that was sent.</summary>
    public static string Reason(Exception error) =>
        error switch
        {
            RequestFailedException { ErrorCode: { Length: > 0 } code } => code,
            AggregateException { InnerExceptions: [var first, ..] } => Reason(first),
            AuthenticationFailedException => "nobody is signed in who may use it",
            OperationCanceledException => "no answer in time",
            _ => error.GetBaseException().GetType().Name,
        };

    /// <summary>What whoever runs the survey can do about it.</summary>
    public static string Advice(Exception error) =>
        IsSignIn(error)
            ? "sign in with 'az login' as somebody with rights on the account, or in Azure check the identity of the app"
            : "check the setting, the account and your rights on it";

    private static bool IsSignIn(Exception error) =>
        error is AuthenticationFailedException
        || error is AggregateException several && several.InnerExceptions.Any(IsSignIn);
}
