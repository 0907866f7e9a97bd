namespace SurveyPipeline.Tests.Faults.Storage;

/// <summary>What befalls one request between the host and storage.</summary>
internal enum Disturbance
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It takes longer.</summary>
    Delay,

    /// <summary>The connection breaks before storage sees the request.</summary>
    Drop,

    /// <summary>503 ServerBusy; storage does not see the request.</summary>
    Busy,

    /// <summary>500 InternalError, after storage has done it.</summary>
    ErrorAfterwards,

    /// <summary>503 ServerBusy, after storage has done it.</summary>
    BusyAfterwards,

    /// <summary>500 OperationTimedOut, after storage has done it.</summary>
    TimeoutAfterwards,

    /// <summary>No answer until the client gives up, after storage has done it.</summary>
    SilenceAfterwards,

    /// <summary>The connection breaks in the middle of the answer.</summary>
    CutReply,

    /// <summary>Storage does it twice and the second answer is given, as after a retry inside a network.</summary>
    Repeat,

    /// <summary>A deletion that is answered as done and is not: the message comes back.</summary>
    SwallowDeletion,

    /// <summary>403 AuthorizationFailure: the account's rules or rights were changed.</summary>
    Forbidden,

    /// <summary>401 InvalidAuthenticationInfo: the sign-in of the app does not hold any more.</summary>
    Unauthorized,

    /// <summary>403 AccountIsDisabled: the subscription is suspended.</summary>
    Disabled,

    /// <summary>507: no space left. Azure documents no code of its own for a full account.</summary>
    Full,
}
