namespace Stp.Functions.Security.SignIn;

/// <summary>How callers sign in.</summary>
internal static class SignInKinds
{
    public const string Bearer = "Bearer";
    public const string Platform = "Platform";
    public const string ApiKey = "ApiKey";
    public const string Local = "Local";
}
