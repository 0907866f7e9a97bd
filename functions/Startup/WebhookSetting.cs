using System.Net;
using SurveyPipeline.Functions.Pipeline;
using SurveyPipeline.Responses;

namespace SurveyPipeline.Functions.Startup;

/// <summary>The setting <c>Survey__Webhook</c>. Such an address is often a secret: no message repeats it.</summary>
internal static class WebhookSetting
{
    private const string Unshown = "…";

    /// <summary>Reads it; null where it is not set or wrong.</summary>
    public static Uri? Read(SettingReader reader, SurveyOptions options)
    {
        const string name = nameof(SurveyOptions.Webhook);
        if (reader.Find(name) is not { } value)
        {
            return null;
        }

        if (options.Role == SurveyRole.Web)
        {
            reader.Refuse(
                name,
                Unshown,
                "the app of the public pages announces nothing; set it for the app that counts alone"
            );
            return null;
        }

        if (
            Uri.TryCreate(value, UriKind.Absolute, out var address)
            && (address.Scheme is "https" || (options.Trial && address.Scheme is "http"))
            && address is { UserInfo: "", Fragment: "" }
            && (options.Trial || !LeadsHere(address))
        )
        {
            return address;
        }

        reader.Refuse(
            name,
            Unshown,
            "allowed is an https address of another computer, without user name and fragment; http and this computer in trial mode only"
        );
        return null;
    }

    private static bool LeadsHere(Uri address) =>
        string.Equals(address.IdnHost, "localhost", StringComparison.OrdinalIgnoreCase)
        || (
            IPAddress.TryParse(address.IdnHost.Trim('[', ']'), out var number)
            && Webhook.IsNear(number)
        );
}
