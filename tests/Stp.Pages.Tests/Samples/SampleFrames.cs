using Stp.Pages.Layout;

namespace Stp.Pages.Tests.Samples;

/// <summary>Readers of pages.</summary>
internal static class SampleFrames
{
    public const string BasePath = "/stp/";
    public const string ApiPath = "/api/";
    public const string Token = "token-1";

    public static DateTimeOffset Now { get; } = new(2026, 11, 20, 18, 4, 11, TimeSpan.Zero);

    /// <summary>One who may do everything.</summary>
    public static PageFrame Full { get; } = Of(
        PageRoles.PositionsRead, PageRoles.ExceptionsManage, PageRoles.ReferenceManage, PageRoles.EodRun, PageRoles.EodApprove);

    /// <summary>One who may only read positions.</summary>
    public static PageFrame Reader { get; } = Of(PageRoles.PositionsRead);

    public static PageFrame Of(params string[] roles) => new()
    {
        BasePath = BasePath,
        ApiPath = ApiPath,
        UserName = "Jane Doe",
        Roles = roles.ToHashSet(),
        Now = Now,
        FormToken = Token,
    };
}
