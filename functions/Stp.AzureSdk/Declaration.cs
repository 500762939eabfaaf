namespace Stp.AzureSdk;

/// <summary>What the bodies of clients and builders do: this assembly stands in for packages, it does not replace them.</summary>
internal static class Declaration
{
    /// <summary>Always throws <see cref="InvalidOperationException"/>.</summary>
    public static T Only<T>([System.Runtime.CompilerServices.CallerMemberName] string member = "") => throw Fault(member);

    /// <inheritdoc cref="Only{T}"/>
    public static void Only([System.Runtime.CompilerServices.CallerMemberName] string member = "") => throw Fault(member);

    private static InvalidOperationException Fault(string member) => new(
        $"'{member}' is a declaration only: build with -p:UseAzurePackages=true to run in Azure, or run the functions in the embedded process.");
}
