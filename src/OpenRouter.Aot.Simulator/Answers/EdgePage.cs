using System.Globalization;

namespace OpenRouter.Aot.Simulator;

/// <summary>The HTML that the edge in front of the service answers with: no JSON anywhere in it.</summary>
internal static class EdgePage
{
    public static string Of(int status)
    {
        string title = status switch
        {
            404 => "404: This page could not be found.",
            429 => "Access denied | openrouter.ai used Cloudflare to restrict access",
            502 => "openrouter.ai | 502: Bad gateway",
            503 => "503 Service Temporarily Unavailable",
            504 => "openrouter.ai | 504: Gateway time-out",
            _ => string.Create(CultureInfo.InvariantCulture, $"openrouter.ai | {status}: Error"),
        };
        string detail = status == 429 ? "Error 1015: You are being rate limited." : title;
        return $"""
            <!DOCTYPE html>
            <html lang="en-US">
            <head><meta charset="UTF-8" /><title>{title}</title><meta name="robots" content="noindex, nofollow" /></head>
            <body><div id="cf-wrapper"><h1>{detail}</h1></div></body>
            </html>

            """;
    }
}
