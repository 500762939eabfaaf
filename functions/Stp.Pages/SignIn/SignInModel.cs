namespace Stp.Pages.SignIn;

/// <summary>Somebody who is to sign in.</summary>
/// <param name="To">The page that they came for; null for the first one.</param>
/// <param name="Problem">Why the last attempt was none; null for the first.</param>
public sealed record SignInModel(string? To, string? Problem);
